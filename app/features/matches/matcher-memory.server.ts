// The matcher's memory: both lists in the process that holds the seat, restored from a copy on disk where there is a sound one.
import { type List, lists } from '#app/domain/listing.ts';
import { readSnapshot, writeSnapshot } from '#app/gateways/snapshots.server.ts';
import { getActiveModel } from '#app/persistence/match-models.server.ts';
import {
  listPublishedCapabilities,
  listPublishedOpportunities,
  listPublishedRevisions,
} from '#app/persistence/published-listings.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { createMatcher, type Matcher } from '#search/matching/matcher.ts';
import { decodeListing, encodeListing, type KnownListing, snapshotVersion } from '#search/matching/snapshot.ts';
import { capabilityListing, opportunityListing } from './matcher-input.ts';
import { modelFrom } from './model-weights.ts';

const pageSize = 500;
const snapshotName = 'matcher';

export interface MatcherMemory {
  readonly matcher: Matcher;
  /** The revision of each listing as the matcher knows it: what a copy is held against. */
  readonly revisions: Readonly<Record<List, Map<string, number>>>;
  /** Listings taken in or out since terms and meaning were learned from all of them. */
  drift: number;
}

/** Listings as the outside may see them; those that have left their list are not among them. */
export const readListings = async (list: List, ids: readonly string[]): Promise<KnownListing[]> =>
  list === 'opportunity'
    ? (await listPublishedOpportunities(ids)).map((one) => ({ listing: opportunityListing(one), revision: one.revision }))
    : (await listPublishedCapabilities(ids)).map((one) => ({ listing: capabilityListing(one), revision: one.revision }));

export function remember({ matcher, revisions }: MatcherMemory, { listing, revision }: KnownListing): void {
  matcher.upsert(listing);
  revisions[listing.list].set(listing.id, revision);
}

export function forget({ matcher, revisions }: MatcherMemory, list: List, id: string): void {
  matcher.remove(list, id);
  revisions[list].delete(id);
}

const emptyMemory = async (): Promise<MatcherMemory> => ({
  matcher: createMatcher({ model: modelFrom((await getActiveModel()).weights) }),
  revisions: { opportunity: new Map(), capability: new Map() },
  drift: 0,
});

/** From the copy on disk, as old as it may be; nothing in it when there is none. */
async function restored(): Promise<MatcherMemory> {
  const memory = await emptyMemory();
  const known: KnownListing[] = [];
  const isSound = await readSnapshot(snapshotName, snapshotVersion, (line) => {
    known.push(decodeListing(line));
  });
  if (!isSound) return memory;
  for (const one of known) remember(memory, one);
  log.info({ listings: known.length }, 'the matcher was restored from its copy');
  return memory;
}

/**
 * Makes the memory what the lists are now. What changed is told by the revision of each listing rather than by events,
 * so nothing is missed that another worker delivered in between.
 */
async function catchUp(memory: MatcherMemory): Promise<number> {
  let changed = 0;
  for (const list of lists) {
    const gone = new Set(memory.revisions[list].keys());
    for (let after: string | null = null; ; ) {
      const page: { id: string; revision: number }[] = await listPublishedRevisions(list, after, pageSize);
      for (const { id } of page) gone.delete(id);
      const stale = page.filter(({ id, revision }) => memory.revisions[list].get(id) !== revision);
      if (stale.length > 0)
        for (const read of await readListings(
          list,
          stale.map(({ id }) => id),
        ))
          remember(memory, read);
      changed += stale.length;
      after = page.at(-1)?.id ?? null;
      if (page.length < pageSize) break;
    }
    for (const id of gone) forget(memory, list, id);
    changed += gone.size;
  }
  return changed;
}

/** Restores what can be restored, reads what is missing, and learns terms and meaning from all of it. */
export async function loadMemory(): Promise<MatcherMemory> {
  const memory = await restored();
  const changed = await catchUp(memory);
  memory.matcher.refresh();
  if (changed > 0) await saveMemory(memory);
  return memory;
}

function* knownLines({ matcher, revisions }: MatcherMemory): Generator<string> {
  for (const listing of matcher.listings()) {
    const revision = revisions[listing.list].get(listing.id);
    if (revision === undefined) continue;
    yield encodeListing({ listing, revision });
  }
}

export const saveMemory = (memory: MatcherMemory): Promise<number> =>
  writeSnapshot(snapshotName, snapshotVersion, knownLines(memory));
