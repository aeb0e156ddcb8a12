// A row of an imported list becomes a listing: added once, changed when the row changed, otherwise left alone.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { type CoachMark, coachListing, markOf } from '#app/domain/coach.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, type PublishReason, refuseAbsent } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { sectionedFields, sectionOfField } from '#app/domain/section.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import type { ListingContact } from '#app/persistence/listing-rows.server.ts';
import { importedChange } from './imported-change.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { publishLocked } from './publish-listing.server.ts';
import { changeListing, createListing } from './save-listing-draft.server.ts';

export interface ImportedListing<Content> {
  /** Where the row comes from, stable over imports: "file:第三批场景机会清单". */
  readonly importSource: string;
  /** The row's key there, stable over imports. */
  readonly importKey: string;
  readonly content: Content;
  /** The listing's own number, when the file is a list this site gave out. */
  readonly reference?: string;
  /** Null: the file says nothing of it, and what there is stays. */
  readonly contact: ListingContact | null;
  /** Publish at once; a refusal leaves the draft and is told in the result. */
  readonly publish: boolean;
  /** Who publishes: somebody else than who imports, where there is anybody else (four eyes). */
  readonly publisher?: Actor;
  /** Least clarity to be published; by default the site's. */
  readonly minimumScore?: number;
}

export interface ImportResult {
  readonly reference: string;
  readonly id: string;
  readonly outcome: 'added' | 'changed' | 'unchanged';
  /** Why it was not published although asked for; null when it was, or was not asked for, or nothing was to be done. */
  readonly notPublished: PublishReason | 'withdrawn' | null;
  /** What the coach said, where that is why it was not published. */
  readonly coach: CoachMark | null;
}

export const saveImportedOpportunity = (
  tx: Transaction,
  actor: Actor | null,
  input: ImportedListing<OpportunityContent>,
) => saveImportedListing(tx, 'opportunity', actor, input);

export const saveImportedCapability = (
  tx: Transaction,
  actor: Actor | null,
  input: ImportedListing<CapabilityContent>,
) => saveImportedListing(tx, 'capability', actor, input);

/** Safe to run again with the same rows. Keys belong to the organisation the actor acts for. */
async function saveImportedListing<L extends List>(
  tx: Transaction,
  list: L,
  actor: Actor | null,
  input: ImportedListing<ContentOf[L]>,
): Promise<Decision<ImportResult, AccessReason>> {
  const access = decideAccess(actor, 'listing.import');
  if (!access.ok) return access;
  if (!access.value?.organisation) return refuseAbsent(actor, 'listing.import');
  const { importSource, importKey, publisher = actor, minimumScore } = input;
  const key = { organisationId: access.value.organisation.id, importSource, importKey };
  const existing =
    (await lockNamed(tx, list, key.organisationId, input.reference)) ?? (await storeOf(list).lockImported(tx, key));
  if (!existing) {
    const created = await createListing(tx, list, actor, { ...input, contact: input.contact ?? noContact });
    if (!created.ok) return created;
    const { refusal } = await publishAfterImport(
      tx,
      list,
      publisher,
      created.value.reference,
      input.publish,
      minimumScore,
    );
    const coach = coachWhere(refusal, input.content);
    return allow({ ...created.value, outcome: 'added', notPublished: refusal, coach });
  }
  const { reference, id } = existing;
  const contact = input.contact ?? (await storeOf(list).findOwnContact(key.organisationId, reference)) ?? noContact;
  const present = (existing.draft ?? existing.published)?.content;
  const content = present ? keepingClosed(input.content, present) : input.content;
  const row = { ...input, contact, content };
  const isChanged = await changeListing(tx, list, access.value, existing, row);
  // What its organisation took off the list stays off until a person publishes it again.
  const isHeldBack = input.publish && (existing.withdrawnAt ?? existing.fulfilledAt) !== null;
  const { isPublished, refusal } = await publishAfterImport(
    tx,
    list,
    publisher,
    reference,
    input.publish && !isHeldBack,
    minimumScore,
  );
  const outcome = isChanged || isPublished ? 'changed' : 'unchanged';
  const coach = coachWhere(refusal, input.content);
  return allow({ reference, id, outcome, notPublished: isHeldBack ? 'withdrawn' : refusal, coach });
}

const coachWhere = (
  refusal: PublishReason | null,
  content: OpportunityContent | CapabilityContent,
): CoachMark | null => (refusal === 'too-vague' ? markOf(coachListing(content)) : null);
const noContact: ListingContact = { name: '', phone: '', email: '' };

/** The listing of that number, when it is this organisation's. */
async function lockNamed<L extends List>(tx: Transaction, list: L, organisationId: string, reference?: string) {
  const named = reference ? await storeOf(list).lock(tx, reference) : null;
  return named?.organisationId === organisationId ? named : null;
}

/** Publishes the draft, when it is wanted and there is one. */
async function publishAfterImport<L extends List>(
  tx: Transaction,
  list: L,
  actor: Actor | null,
  reference: string,
  isWanted: boolean,
  minimumScore?: number,
): Promise<{ isPublished: boolean; refusal: PublishReason | null }> {
  const listing = isWanted ? await storeOf(list).lock(tx, reference) : null;
  if (!listing?.draft) return { isPublished: false, refusal: null };
  const published = await publishLocked(tx, actor, list, listing, importedChange, { minimumScore });
  return { isPublished: published.ok, refusal: published.ok ? null : published.reason };
}

/**
 * Files say nothing of who may read what, and lists given to everybody leave closed sections out: what the organisation
 * closed stays closed, and as it is.
 */
function keepingClosed<Content extends ContentOf[List]>(read: Content, present: Content): Content {
  const { sectionAccess } = present;
  const closed = sectionedFields.filter((field) => sectionOfField[field] in sectionAccess && field in present);
  const kept = Object.fromEntries(closed.map((field) => [field, present[field as keyof Content]]));
  return { ...read, ...kept, sectionAccess };
}
