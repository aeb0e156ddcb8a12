// What an import does to listings, many at a time: says what would change, saves drafts, and takes its work back.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { referenceFrom } from '#app/domain/reference.ts';
import { db, inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { appendQuietEvents } from '#app/persistence/events.server.ts';
import {
  findContactOf,
  findImportedReferences,
  type ImportedKey,
  insertImportedListings,
  lockImportSource,
} from '#app/persistence/imported-listings.server.ts';
import type { ListingContact, LockedListing } from '#app/persistence/listing-rows.server.ts';
import { storeOf } from './listing-store.server.ts';
import { packContent } from './packed-content.ts';
import { changeListing, coachOf, isWhatStands } from './save-listing-draft.server.ts';
import { undoImported } from './undo-imported.server.ts';

type Content = OpportunityContent | CapabilityContent;

export interface ImportedItem {
  /** Stable over imports of one source. */
  readonly importKey: string;
  /** The listing's own number, when the file is a list this site gave out; empty otherwise. */
  readonly reference: string;
  readonly content: Content;
  /** Null when the file says nothing of a contact: what the listing has stays. */
  readonly contact: ListingContact | null;
}

const noContact: ListingContact = { name: '', phone: '', email: '' };

/** What a listing said before a row changed it, and the fingerprint of what the row made of it. */
export interface BeforeImport {
  readonly draft: object | null;
  readonly contact: ListingContact;
  readonly after: string;
}

export interface SavedItem {
  readonly reference: string;
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly before: BeforeImport | null;
}

type Locked = LockedListing<Content>;

/** Which listing each item is of, by its position; undefined for new ones. */
async function referencesOf(
  tx: Pick<Transaction, 'opportunity' | 'capability'>,
  list: List,
  key: ImportedKey,
  items: readonly ImportedItem[],
): Promise<(string | undefined)[]> {
  const found = await findImportedReferences(tx, list, key, {
    keys: items.map(({ importKey }) => importKey),
    references: items.map(({ reference }) => reference).filter((reference) => reference !== ''),
  });
  const byKey = new Map(
    found.flatMap(({ importKey, reference }) => (importKey === null ? [] : [[importKey, reference]])),
  );
  const own = new Set(found.map(({ reference }) => reference));
  return items.map(({ importKey, reference }) => (own.has(reference) ? reference : byKey.get(importKey)));
}

const fingerprint = (content: Content, contact: ListingContact): string => {
  const { name, phone, email } = contact;
  return contentHash({ content, contact: { name, phone, email } });
};

const lockListing = async (tx: Transaction, list: List, reference: string): Promise<Locked | null> =>
  storeOf(list).lock(tx, reference) as Promise<Locked | null>;

/** Files say nothing of some properties: what the listing has of them stays. */
function carriedOver(listing: Locked, content: Content): Content {
  const standing = (listing.draft ?? listing.published)?.content;
  const kept = standing && 'sectionAccess' in standing ? { sectionAccess: standing.sectionAccess } : {};
  return { ...content, ...kept };
}

/** What saving would do, without locks: for showing. */
async function plan(
  list: List,
  key: ImportedKey,
  items: readonly ImportedItem[],
): Promise<{ reference: string; outcome: SavedItem['outcome'] }[]> {
  const references = await referencesOf(db, list, key, items);
  const known = references.filter((reference) => reference !== undefined);
  if (known.length === 0) return items.map(() => ({ reference: '', outcome: 'added' as const }));
  return inTransaction(async (tx) => {
    const at = await readClock(tx);
    const planned: { reference: string; outcome: SavedItem['outcome'] }[] = [];
    for (const [index, item] of items.entries()) {
      const reference = references[index] ?? '';
      const listing = reference === '' ? null : await lockListing(tx, list, reference);
      if (!listing) {
        planned.push({ reference: '', outcome: 'added' });
        continue;
      }
      const standing = await findContactOf(tx, list, listing.id);
      const isSame =
        isWhatStands(listing, carriedOver(listing, item.content), at) &&
        fingerprint(item.content, item.contact ?? standing) === fingerprint(item.content, standing);
      planned.push({ reference, outcome: isSame ? 'unchanged' : 'changed' });
    }
    return planned;
  });
}

async function addAll(
  tx: Transaction,
  list: List,
  actor: Actor,
  key: ImportedKey,
  items: readonly ImportedItem[],
): Promise<SavedItem[]> {
  const at = await readClock(tx);
  const rows = items.map((item) => ({
    ...item,
    contact: item.contact ?? noContact,
    id: crypto.randomUUID(),
    coach: coachOf(item.content),
    reference: referenceFrom(list, crypto.getRandomValues(new Uint8Array(10))),
  }));
  await insertImportedListings(tx, list, key, { personId: actor.personId, at }, rows);
  await appendQuietEvents(
    tx,
    rows.map(({ id, content }) => {
      const subject = { type: list, id } as const;
      return { kind: `${list}.drafted` as const, actor, subject, data: { version: 1 }, after: contentHash(content) };
    }),
  );
  return rows.map(({ reference, content, contact }) => ({
    ...{ reference, outcome: 'added' as const },
    before: { draft: null, contact: noContact, after: fingerprint(content, contact) },
  }));
}

async function changeOne(
  tx: Transaction,
  list: List,
  actor: Actor,
  reference: string,
  item: ImportedItem,
): Promise<SavedItem | null> {
  const listing = await lockListing(tx, list, reference);
  if (!listing) return null;
  const content = carriedOver(listing, item.content);
  const before = await findContactOf(tx, list, listing.id);
  const contact = item.contact ?? before;
  const isChanged = await changeListing(tx, list, actor, listing as never, { ...item, content, contact } as never);
  if (!isChanged) return { reference, outcome: 'unchanged', before: null };
  const draft = listing.draft ? packContent(listing.draft.content) : null;
  return { reference, outcome: 'changed', before: { draft, contact: before, after: fingerprint(content, contact) } };
}

/** Safe to run again with the same items. They become drafts: what stands on the public list does not change. */
async function save(
  tx: Transaction,
  list: List,
  actor: Actor | null,
  key: ImportedKey,
  items: readonly ImportedItem[],
): Promise<Decision<SavedItem[], AccessReason>> {
  const access = decideAccess(actor, 'listing.import', key.organisationId);
  if (!access.ok) return access;
  if (!access.value) return refuseAbsent(actor, 'listing.import');
  await lockImportSource(tx, key.organisationId, key.importSource);
  const references = await referencesOf(tx, list, key, items);
  const saved: (SavedItem | null)[] = [];
  for (const [index, item] of items.entries()) {
    const reference = references[index];
    saved.push(reference === undefined ? null : await changeOne(tx, list, access.value, reference, item));
  }
  const fresh = items.filter((_, index) => !saved[index]);
  const added = await addAll(tx, list, access.value, key, fresh);
  return allow(saved.flatMap((one) => one ?? added.shift() ?? []));
}

/** Handed to the import by its doors. */
export const importedListings = { plan, save, undo: undoImported(fingerprint) };
