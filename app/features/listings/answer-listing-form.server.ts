// One press of a button in a listing's form, whichever list and button: what happened, for the route to answer.
import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { List } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/index.ts';
import type { ListingContact } from '#app/persistence/listing-rows.server.ts';
import { type Conflict, describeConflict } from './describe-conflict.server.ts';
import { type DiscardReason, discardDraft } from './discard-draft.server.ts';
import { getOwnListing, readOwnContact } from './get-listing.server.ts';
import { discardTypedForm, keepSentForm } from './keep-typed-form.server.ts';
import { type FormRefusal, listingRefusals } from './listing-refusals.ts';
import type { ContentOf } from './listing-store.server.ts';
import { listDistricts, type PlaceChoice } from './place-choices.server.ts';
import type { OpenedForm } from './save-listing-draft.server.ts';
import { submitListing } from './submit-listing.server.ts';
import { marksOf, readMarks, writeMarks } from './three-way.ts';
import { typedRefusals } from './typed-refusals.ts';

export interface ListingFormAnswer {
  /** Everything typed, with what is wrong with it; null when a button beside the form was pressed. */
  readonly reply: SubmissionResult | null;
  readonly refusal: FormRefusal | null;
  readonly conflict: Conflict | null;
  /** What the form knows from now on, when the draft was saved but not published. */
  readonly saved: { readonly edit: string; readonly opened: string } | null;
  readonly discard: Exclude<DiscardReason, AccessReason> | null;
  /** Of the city that was chosen, which may not be the saved one. */
  readonly districts: PlaceChoice[];
}

export type ListingFormOutcome =
  | {
      readonly done: 'saved' | 'published' | 'previewed' | 'refused-new';
      readonly reference: string;
      readonly refused?: string;
    }
  | { readonly done: 'typed-discarded' | 'draft-discarded' | 'listing-removed' }
  | { readonly done: null; readonly reason: AccessReason }
  | { readonly done: null; readonly reason: null; readonly status: number; readonly answer: ListingFormAnswer };

interface Sent<Content> {
  readonly content: Content;
  readonly contact: ListingContact;
  readonly changeReason: string;
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** What the form says it knew when it was opened; nothing for a new listing or a program. */
function openedFrom(form: FormData): OpenedForm | undefined {
  const edit = Number(textOf(form, 'edit') || Number.NaN);
  if (!Number.isInteger(edit)) return undefined;
  const taken = [...form].flatMap(([name, value]) =>
    name.startsWith('take.') && value === 'theirs' ? [name.slice(5)] : [],
  );
  return { edit, marks: readMarks(form.get('opened')), seen: textOf(form, 'seen'), taken: new Set(taken) };
}

/** `reference` is empty for a new listing. */
export async function answerListingForm<L extends List>(
  actor: Actor | null,
  place: { readonly list: L; readonly reference: string; readonly locale: Locale },
  schema: z.ZodType<Sent<ContentOf[L]>>,
  form: FormData,
): Promise<ListingFormOutcome> {
  const intent = textOf(form, 'intent');
  if (intent === 'discard-typed') {
    await discardTypedForm(actor, place);
    return { done: 'typed-discarded' };
  }
  if (intent === 'discard-draft' && place.reference) return discard(actor, place);
  const submission = parseWithZod(form, { schema });
  const reply = (): SubmissionResult => submission.reply() as SubmissionResult;
  const answer = {
    refusal: null,
    conflict: null,
    saved: null,
    discard: null,
    districts: listDistricts(place.locale, textOf(form, 'divisionCode')),
  };
  // Moving contact details only changes what the form shows.
  if (submission.status !== 'success' || intent === 'move-contacts') {
    await keepSentForm(actor, place, form);
    const status = submission.status === 'error' ? 422 : 200;
    return { done: null, reason: null, status, answer: { ...answer, reply: reply() } };
  }
  const { content, contact, changeReason } = submission.value;
  const opened = openedFrom(form);
  const input = { content, contact, ...(place.reference && { reference: place.reference }), ...(opened && { opened }) };
  const submitted = await submitListing(actor, place.list, input, intent === 'publish' ? { changeReason } : null);
  if (!submitted.ok) {
    await keepSentForm(actor, place, form);
    if (submitted.reason !== 'changed-meanwhile') return { done: null, reason: submitted.reason };
    const conflict = opened
      ? await describeConflict(actor, place.list, place.reference, { content, contact }, opened)
      : null;
    if (!conflict) return { done: null, reason: 'not-found' };
    return { done: null, reason: null, status: 409, answer: { ...answer, reply: reply(), conflict } };
  }
  const { reference, isPublished, refusal } = submitted.value;
  if (refusal && !place.reference) return { done: 'refused-new', reference, refused: refusal.reason };
  if (refusal) {
    const { status } = listingRefusals[refusal.reason];
    return {
      done: null,
      reason: null,
      status,
      answer: { ...answer, reply: reply(), refusal, saved: await savedState(actor, place) },
    };
  }
  return { done: isPublished ? 'published' : intent === 'preview' ? 'previewed' : 'saved', reference };
}

async function savedState(actor: Actor | null, { list, reference }: { list: List; reference: string }) {
  const [own, contact] = await Promise.all([
    getOwnListing(actor, list, reference),
    readOwnContact(actor, list, reference),
  ]);
  const version = own.ok ? (own.value.draft ?? own.value.published) : null;
  if (!version) return null;
  return { edit: String(version.edit), opened: writeMarks(marksOf({ content: version.content, contact })) };
}

async function discard(
  actor: Actor | null,
  { list, reference }: { list: List; reference: string },
): Promise<ListingFormOutcome> {
  const discarded = await discardDraft(actor, list, reference);
  if (discarded.ok) return { done: discarded.value.removed ? 'listing-removed' : 'draft-discarded' };
  const { reason } = discarded;
  if (reason !== 'nothing-to-discard' && reason !== 'draft-in-use') return { done: null, reason };
  const answer = { reply: null, refusal: null, conflict: null, saved: null, discard: reason, districts: [] };
  return { done: null, reason: null, status: typedRefusals[reason].status, answer };
}
