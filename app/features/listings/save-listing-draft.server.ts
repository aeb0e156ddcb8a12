// Saves what a member wrote as the working draft of a listing; the public page does not change by it.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { coachListing, markOf } from '#app/domain/coach.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { isPublic, type List, refuseAbsent } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { referenceFrom } from '#app/domain/reference.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import type { ListingContact, LockedListing } from '#app/persistence/listing-rows.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { type Draft, differencesOf, isOvertaken, type Marks, mergeDrafts, stampOf } from './three-way.ts';
import { isSameContent } from './version-difference.ts';

/** What the form knew of the listing when it was opened; a form that knows nothing is not held back. */
export interface OpenedForm {
  /** The listing's count of savings. */
  readonly edit: number;
  /** Its fields at that moment. */
  readonly marks: Marks | null;
  /** `stampOf` of what was shown beside it when somebody chose between theirs and their own; empty before. */
  readonly seen: string;
  /** The fields in which they chose theirs. */
  readonly taken: ReadonlySet<string>;
}

export type SaveReason = AccessReason | 'changed-meanwhile';

export interface DraftInput<Content> {
  /** Absent for a new listing. */
  readonly reference?: string;
  readonly content: Content;
  /** Never public; all empty removes it. */
  readonly contact: ListingContact;
  /** Absent for programs, whose savings win. */
  readonly opened?: OpenedForm;
}

export interface SavedListing {
  readonly reference: string;
  readonly id: string;
}

export const saveOpportunityDraft = (actor: Actor | null, input: DraftInput<OpportunityContent>) =>
  saveListingDraft('opportunity', actor, input);

export const saveCapabilityDraft = (actor: Actor | null, input: DraftInput<CapabilityContent>) =>
  saveListingDraft('capability', actor, input);

/** A draft may be incomplete. Refused when somebody else saved since the form was opened: nothing of theirs is lost unseen. */
export async function saveListingDraft<L extends List>(
  list: L,
  actor: Actor | null,
  input: DraftInput<ContentOf[L]>,
): Promise<Decision<SavedListing, SaveReason>> {
  const kind = input.reference === undefined ? (`${list}.drafted` as const) : (`${list}.edited` as const);
  const data = input.reference === undefined ? {} : { reference: input.reference };
  return attempt({ kind, actor, data }, async (tx) => {
    if (input.reference === undefined) return createListing(tx, list, actor, input);
    const listing = await storeOf(list).lock(tx, input.reference);
    if (!listing) return refuseAbsent(actor, 'listing.draft');
    const access = decideAccess(actor, 'listing.draft', listing.organisationId);
    if (!access.ok || !access.value) return access.ok ? refuseAbsent(actor, 'listing.draft') : access;
    const now = await draftAsItIs(list, listing);
    if (now && input.opened && isStale(input.opened, listing.latestEdit, now, input))
      return refuse('changed-meanwhile');
    const taken = input.opened?.seen ? input.opened.taken : null;
    const merged = taken && now ? mergeDrafts(input, now, taken) : input;
    await changeListing(tx, list, access.value, listing, merged);
    return allow({ reference: listing.reference, id: listing.id });
  });
}

/** What the coach says of a text, as it is kept with it. */
export const coachOf = (content: OpportunityContent | CapabilityContent) => markOf(coachListing(content));

/** What the form shows of a locked listing: its contact changes under the same lock only. */
async function draftAsItIs<L extends List>(
  list: L,
  { organisationId, reference, draft, published }: LockedListing<ContentOf[L]>,
): Promise<Draft<ContentOf[L]> | null> {
  const content = (draft ?? published)?.content;
  const contact = await storeOf(list).findOwnContact(organisationId, reference);
  return content ? { content, contact: contact ?? { name: '', phone: '', email: '' } } : null;
}

/** Whether saving would write over something its writer has not seen. */
function isStale(opened: OpenedForm, latestEdit: number, now: Draft, mine: Draft): boolean {
  if (opened.seen) return opened.seen !== stampOf(latestEdit, now);
  const isChanged = opened.marks ? isOvertaken(opened.marks, now) : opened.edit !== latestEdit;
  return isChanged && differencesOf(opened.marks, now, mine).some(({ changedBy }) => changedBy !== 'me');
}

/** Adds a listing of the organisation the actor acts for, with its first draft. */
export async function createListing<L extends List>(
  tx: Transaction,
  list: L,
  actor: Actor | null,
  input: DraftInput<ContentOf[L]> & { readonly importSource?: string; readonly importKey?: string },
): Promise<Decision<SavedListing, AccessReason>> {
  const access = decideAccess(actor, 'listing.draft');
  if (!access.ok) return access;
  if (!access.value?.organisation) return refuseAbsent(actor, 'listing.draft');
  const store = storeOf(list);
  const at = await readClock(tx);
  const reference = referenceFrom(list, crypto.getRandomValues(new Uint8Array(10)));
  const { id } = await store.insert(tx, {
    reference,
    organisationId: access.value.organisation.id,
    createdById: access.value.personId,
    createdAt: at,
    importSource: input.importSource,
    importKey: input.importKey,
  });
  const draft = {
    content: input.content,
    savedById: access.value.personId,
    savedAt: at,
    coach: coachOf(input.content),
  };
  await store.putDraft(tx, { id, latestNumber: 0, latestEdit: 0, draft: null }, draft);
  await store.putContact(tx, id, input.contact);
  const subject = { type: list, id } as const;
  const after = contentHash(input.content);
  await appendEvent(tx, { kind: `${list}.drafted`, actor, subject, data: { version: 1 }, after });
  return allow({ reference, id });
}

/**
 * Writes draft and contact of a locked listing; false when nothing changed. What already stands on the list word for
 * word makes no new draft.
 */
export async function changeListing<L extends List>(
  tx: Transaction,
  list: L,
  actor: Actor,
  listing: LockedListing<ContentOf[L]>,
  input: Pick<DraftInput<ContentOf[L]>, 'content' | 'contact'>,
): Promise<boolean> {
  const store = storeOf(list);
  const at = await readClock(tx);
  const isContactChanged = await store.putContact(tx, listing.id, input.contact);
  const isWritten = !isWhatStands(listing, input.content, at);
  let version: number | null = null;
  if (isWritten) {
    const draft = { content: input.content, savedById: actor.personId, savedAt: at, coach: coachOf(input.content) };
    version = (await store.putDraft(tx, listing, draft)).number;
  }
  if (!isWritten && !isContactChanged) return false;
  const subject = { type: list, id: listing.id } as const;
  const before = contentHash((listing.draft ?? listing.published)?.content);
  const after = isWritten ? contentHash(input.content) : before;
  const data = { version, contact: isContactChanged };
  await appendEvent(tx, { kind: `${list}.edited`, actor, subject, data, before, after });
  return true;
}

/** The listing says this already, as its draft or, without one, on the public list. */
export function isWhatStands<Content extends OpportunityContent | CapabilityContent>(
  listing: LockedListing<Content>,
  content: Content,
  now: Date,
): boolean {
  if (listing.draft) return isSameContent(listing.draft.content, content);
  if (!listing.published) return false;
  const facts = { ...listing, validUntil: listing.published.content.validUntil };
  return isPublic(facts, now) && isSameContent(listing.published.content, content);
}
