// Keeps what somebody typed and has not saved; nobody else ever reads it. It changes no listing and makes no event: the
// record tells what people did, not what they were about to write.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { isWithinTypedLimit, type TypedPair, typedPairs } from '#app/domain/typed-form.ts';
import { readClock } from '#app/persistence/client.server.ts';
import {
  deleteTypedForm,
  findTypedForm,
  ownsListing,
  putTypedForm,
  type TypedFormKey,
  type TypedFormRow,
} from '#app/persistence/typed-forms.server.ts';
import { deviceKey, readPermit } from './typed-permit.server.ts';

export interface FormPlace {
  readonly list: List;
  /** Empty for a new listing. */
  readonly reference: string;
}

export interface TypedInput extends FormPlace {
  readonly pairs: readonly TypedPair[];
  readonly tab: string;
  /** What the tab knows to be kept already; 'any' writes over everything. */
  readonly known: Date | null | 'any';
  /** For whom the form was made, where it says so. */
  readonly device?: string | undefined;
}

export type KeepReason = AccessReason | 'too-much-typed' | 'typed-elsewhere';

const editOf = (pairs: readonly TypedPair[]): number => {
  const edit = Number(pairs.find(([name]) => name === 'edit')?.[1]);
  return Number.isInteger(edit) && edit >= 0 && edit < 2 ** 31 ? edit : 0;
};

/** Whose keep it is, for somebody who may write drafts; for an existing listing only its own organisation's. */
export async function typedFormKey(
  actor: Actor | null,
  { list, reference }: FormPlace,
): Promise<Decision<TypedFormKey, AccessReason>> {
  const access = decideAccess(actor, 'listing.draft');
  if (!access.ok) return access;
  const organisationId = access.value?.organisation?.id;
  if (!access.value || !organisationId) return refuseAbsent(actor, 'listing.draft');
  if (reference !== '' && !(await ownsListing(organisationId, list, reference)))
    return refuseAbsent(actor, 'listing.draft');
  return allow({ personId: access.value.personId, organisationId, list, reference });
}

/** When it was kept. `typed-elsewhere`: newer typing of the same person is there, see `getTypedForm`. */
export async function keepTypedForm(
  actor: Actor | null,
  { pairs, tab, known, device, ...place }: TypedInput,
): Promise<Decision<{ readonly savedAt: Date }, KeepReason>> {
  const key = await typedFormKey(actor, place);
  if (!key.ok) return key;
  // Somebody else has signed in in another tab: this text is not theirs.
  if (device !== undefined && device !== deviceKey(key.value)) return refuse('sign-in-needed');
  if (!isWithinTypedLimit(pairs)) return refuse('too-much-typed');
  const savedAt = await putTypedForm(key.value, { pairs, tab, edit: editOf(pairs) }, known);
  return savedAt ? allow({ savedAt }) : refuse('typed-elsewhere');
}

/** What this person typed here and has not saved; null when nothing is kept. */
export async function getTypedForm(actor: Actor | null, place: FormPlace): Promise<TypedFormRow | null> {
  const key = await typedFormKey(actor, place);
  return key.ok ? findTypedForm(key.value) : null;
}

export async function discardTypedForm(actor: Actor | null, place: FormPlace): Promise<void> {
  const key = await typedFormKey(actor, place);
  if (key.ok) await deleteTypedForm(key.value);
}

/** A form that came with a refused press of a button: what was typed is kept until it is saved. */
export async function keepSentForm(actor: Actor | null, place: FormPlace, form: FormData): Promise<void> {
  const pairs = typedPairs(form);
  await keepTypedForm(actor, { ...place, pairs, tab: String(form.get('tab') ?? ''), known: 'any' });
}

/**
 * A form posted by somebody who is not the one it was made for: nobody any more, because the session has ended, or
 * somebody else at the same computer. What was typed goes where its writer finds it; true when it must not be saved as
 * the present person's. Pressing the button is deliberate: it goes over what was kept while typing.
 */
export async function leaveForWriter(form: FormData, actor: Actor | null, place: FormPlace): Promise<boolean> {
  const writer = readPermit(form.get('permit'), await readClock());
  if (!writer || writer.list !== place.list || writer.reference !== place.reference) return false;
  if (actor && writer.personId === actor.personId && writer.organisationId === actor.organisation?.id) return false;
  const pairs = typedPairs(form);
  if (!isWithinTypedLimit(pairs) || !(await isStillThere(writer))) return actor !== null;
  const typed = { pairs, tab: String(form.get('tab') ?? ''), edit: editOf(pairs) };
  await putTypedForm(writer, typed, 'any');
  return true;
}

const isStillThere = ({ organisationId, list, reference }: TypedFormKey): Promise<boolean> =>
  reference === '' ? Promise.resolve(true) : ownsListing(organisationId, list, reference);
