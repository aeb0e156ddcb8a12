// Compares what was published with every saved search, by the inverted keys: nobody's search is run again.
import type { List } from '#app/domain/listing.ts';
import { newsOf, nextTelling } from '#app/domain/saved-search.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendQuietEvents, type NewEvent } from '#app/persistence/events.server.ts';
import { type NewNotification, notify } from '#app/persistence/notifications.server.ts';
import { listPublishedCapabilities, listPublishedOpportunities } from '#app/persistence/published-listings.server.ts';
import {
  type Candidate,
  findCandidates,
  insertHits,
  markHitsTold,
  type NewHit,
  readVersionFacts,
  type StoredHit,
  setDue,
  type VersionFacts,
} from '#app/persistence/saved-search-hits.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { capabilityDocument, opportunityDocument, type SearchDocument } from '#search/documents.ts';
import { fitsQuestion, type ReadListing, readListing } from '#search/percolation/percolate.ts';
import { filtersFrom } from './stored-question.ts';

interface Published {
  readonly list: List;
  readonly document: SearchDocument;
  readonly organisationId: string;
  readonly version: VersionFacts;
}

async function readPublished(list: List, ids: readonly string[]): Promise<Published[]> {
  if (ids.length === 0) return [];
  const versions = await readVersionFacts(list, ids);
  const listings =
    list === 'opportunity'
      ? (await listPublishedOpportunities(ids)).map((one) => ({ one, document: opportunityDocument(one) }))
      : (await listPublishedCapabilities(ids)).map((one) => ({ one, document: capabilityDocument(one) }));
  return listings.flatMap(({ one, document }) => {
    const version = versions.get(one.id);
    return version ? [{ list, document, organisationId: one.organisation.id, version }] : [];
  });
}

export interface Found {
  readonly candidate: Candidate;
  readonly hit: NewHit;
  readonly document: SearchDocument;
}

/** Every saved search that this listing is news to. */
export async function findInterested(
  { list, document, organisationId, version }: Published,
  now: Date,
): Promise<Found[]> {
  const listing: ReadListing = readListing(document);
  const listingId = document.id;
  return (await findCandidates(listing.keys, organisationId)).flatMap((candidate) => {
    const versionKind = newsOf(version, candidate.since);
    const question = { ...candidate, filters: filtersFrom(candidate.filters) };
    if (!versionKind || !fitsQuestion(question, listing, now)) return [];
    return [{ candidate, document, hit: { savedSearchId: candidate.id, list, listingId, versionKind } }];
  });
}

/** Safe to repeat: what was found before is found no second time. Returns how many saved searches found something. */
export async function raiseAlerts(touched: Readonly<Record<List, readonly string[]>>): Promise<number> {
  const [opportunities, capabilities] = await Promise.all([
    readPublished('opportunity', touched.opportunity),
    readPublished('capability', touched.capability),
  ]);
  const now = await readClock();
  const found: Found[] = [];
  for (const published of [...opportunities, ...capabilities]) found.push(...(await findInterested(published, now)));
  if (found.length === 0) return 0;
  return inTransaction((tx) => keepFound(tx, found));
}

async function keepFound(tx: Transaction, found: readonly Found[]): Promise<number> {
  const hits = await insertHits(
    tx,
    found.map(({ hit }) => hit),
  );
  const now = await readClock(tx);
  const bySearch = new Map<string, StoredHit[]>();
  for (const hit of hits) bySearch.set(hit.savedSearchId, [...(bySearch.get(hit.savedSearchId) ?? []), hit]);
  const candidates = new Map(found.map(({ candidate }) => [candidate.id, candidate]));
  const documents = new Map(found.map(({ document }) => [document.id, document]));
  const told: NewNotification[] = [];
  const toldHits: StoredHit[] = [];
  for (const [id, own] of bySearch) {
    const candidate = candidates.get(id);
    if (candidate?.frequency !== 'instant') continue;
    toldHits.push(...own);
    told.push(foundNotification(candidate, own, documents));
  }
  await notify(tx, told);
  await markHitsTold(
    tx,
    toldHits.map(({ id }) => id),
    now,
  );
  for (const frequency of ['daily', 'weekly'] as const) {
    const waiting = [...bySearch.keys()].filter((id) => candidates.get(id)?.frequency === frequency);
    const dueAt = nextTelling(frequency, now);
    if (waiting.length > 0 && dueAt) await setDue(tx, waiting, dueAt);
  }
  await appendQuietEvents(
    tx,
    [...bySearch].map(([id, own]) => foundEvent(id, candidates.get(id)?.personId, own.length)),
  );
  return bySearch.size;
}

const foundEvent = (savedSearch: string, personId: string | undefined, count: number): NewEvent => ({
  kind: 'person.saved-search-found',
  actor: null,
  subject: { type: 'person', id: personId ?? '' },
  data: { savedSearch, count },
});

function foundNotification(
  { id, personId, name }: Candidate,
  hits: readonly StoredHit[],
  documents: ReadonlyMap<string, SearchDocument>,
): NewNotification {
  const [first] = hits;
  const document = first && documents.get(first.listingId);
  if (!first || !document) throw new Error('something was found that was not compared');
  const title = document.titleZh || document.titleEn;
  const path = hits.length === 1 ? listingPath(document.list, document.reference) : `/saved-searches/${id}`;
  return savedSearchNotification({ personId, savedSearchId: id, name, title, path, count: hits.length, key: first.id });
}

/** `key` is the first hit told: a hit is told once. */
export const savedSearchNotification = (told: {
  readonly personId: string;
  readonly savedSearchId: string;
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly count: number;
  readonly key: string;
}): NewNotification => ({
  personId: told.personId,
  organisationId: null,
  topic: 'saved-search',
  kind: 'saved-search.found',
  path: told.path,
  params: { name: told.name, title: told.title, count: told.count },
  dedupeKey: `saved-search:${told.key}`,
  // The saved search has a rhythm of its own, which has been waited for already.
  rhythm: 'immediate',
});
