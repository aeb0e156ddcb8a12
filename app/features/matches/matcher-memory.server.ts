// The matcher's memory: both lists in the process that holds the seat, restored from a copy on disk where there is a sound one.
import { type List, lists } from '#app/domain/listing.ts';
import { readSnapshot, writeSnapshot } from '#app/gateways/snapshots.server.ts';
import {
  listPublishedCapabilities,
  listPublishedOpportunities,
  listPublishedRevisions,
} from '#app/persistence/published-listings.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { createMatcher, type Listing, type Matcher, restoreMatcher } from '#search/matching/matcher.ts';
import { capabilityListing, opportunityListing } from './matcher-input.ts';

const pageSize = 500;
const snapshotName = 'matcher';
/** Raise it when copies made before must not be taken up any more. */
export const snapshotVersion = 1;

export interface MatcherMemory {
  readonly matcher: Matcher;
  /** The revision of each listing as the matcher knows it: what a copy is held against. */
  readonly revisions: Readonly<Record<List, Map<string, number>>>;
  /** Listings taken in or out since terms and meaning were learned from all of them. */
  drift: number;
}

interface ReadListing {
  readonly listing: Listing;
  readonly revision: number;
}

/** Listings as the outside may see them; those that have left their list are not among them. */
export const readListings = async (list: List, ids: readonly string[]): Promise<ReadListing[]> =>
  list === 'opportunity'
    ? (await listPublishedOpportunities(ids)).map((row) => ({
        listing: opportunityListing(row),
        revision: row.revision,
      }))
    : (await listPublishedCapabilities(ids)).map((row) => ({
        listing: capabilityListing(row),
        revision: row.revision,
      }));

export function remember({ matcher, revisions }: MatcherMemory, { listing, revision }: ReadListing): void {
  matcher.upsert(listing);
  revisions[listing.list].set(listing.id, revision);
}

export function forget({ matcher, revisions }: MatcherMemory, list: List, id: string): void {
  matcher.remove(list, id);
  revisions[list].delete(id);
}

/** Revisions by list as [id, revision] pairs, as a copy keeps them. */
type KeptRevisions = Readonly<Record<List, readonly (readonly [string, number])[]>>;

/** From the copy on disk, as old as it may be; nothing in it when there is no sound one. */
async function restored(): Promise<MatcherMemory> {
  const copy = await readSnapshot(snapshotName, snapshotVersion);
  const matcher = copy && restoreMatcher(copy.bytes);
  if (!copy || !matcher)
    return { matcher: createMatcher(), revisions: { opportunity: new Map(), capability: new Map() }, drift: 0 };
  const kept = copy.about as KeptRevisions;
  const revisions = { opportunity: new Map(kept.opportunity), capability: new Map(kept.capability) };
  log.info(matcher.size, 'the matcher was restored from its copy');
  return { matcher, revisions, drift: 0 };
}

/**
 * Makes the memory what the lists are now. What changed is told by the revision of each listing rather than by events,
 * so nothing is missed that another worker delivered in between. Returns how many listings it had wrong.
 */
async function catchUp(memory: MatcherMemory): Promise<number> {
  let changed = 0;
  for (const list of lists) {
    const gone = new Set(memory.revisions[list].keys());
    for (let after: string | null = null; ; ) {
      const page: { id: string; revision: number }[] = await listPublishedRevisions(list, after, pageSize);
      const stale = page.filter(({ id, revision }) => memory.revisions[list].get(id) !== revision).map(({ id }) => id);
      for (const { id } of page) gone.delete(id);
      for (const read of stale.length > 0 ? await readListings(list, stale) : []) remember(memory, read);
      changed += stale.length;
      after = page.at(-1)?.id ?? null;
      if (page.length < pageSize) break;
    }
    for (const id of gone) forget(memory, list, id);
    changed += gone.size;
  }
  return changed;
}

/** What is learned from the corpus moves little with single listings; after a tenth has changed it is learned again. */
export function refreshWhenStale(memory: MatcherMemory, touched: number): void {
  memory.drift += touched;
  const { opportunities, capabilities } = memory.matcher.size;
  if (memory.drift === 0 || memory.drift * 10 < opportunities + capabilities) return;
  memory.matcher.refresh();
  memory.drift = 0;
}

/** Restores what can be restored and reads what is missing. `isCopied` tells whether a copy on disk says the same. */
export async function loadMemory(): Promise<{ readonly memory: MatcherMemory; readonly isCopied: boolean }> {
  const memory = await restored();
  const changed = await catchUp(memory);
  refreshWhenStale(memory, changed);
  return { memory, isCopied: changed === 0 };
}

export const saveMemory = ({ matcher, revisions }: MatcherMemory): Promise<void> =>
  writeSnapshot(snapshotName, snapshotVersion, {
    about: {
      opportunity: [...revisions.opportunity],
      capability: [...revisions.capability],
    } satisfies KeptRevisions,
    bytes: matcher.save(),
  });
