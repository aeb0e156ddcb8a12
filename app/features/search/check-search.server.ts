// Compares all documents: the lists against the entries and against every index, by hash, and puts right what differs.
import { readClock } from '#app/persistence/client.server.ts';
import { documentHash, listEntryHashes } from '#app/persistence/search-entries.server.ts';
import {
  insertSearchCheck,
  listSearchChecks,
  type SearchCheckResult,
} from '#app/persistence/search-standing.server.ts';
import { type Instance, instances } from '#search/client.ts';
import { lists } from '#search/index-life.ts';
import type { ListName } from '#search/lists.ts';
import { indexedDocuments } from '#search/sync.ts';
import { documentsOf, pagesOfIds } from './published-documents.server.ts';
import { syncTouched } from './replay-changes.server.ts';

type Hashes = ReadonlyMap<string, string>;

async function hashesOfList(list: ListName): Promise<Hashes> {
  const hashes = new Map<string, string>();
  for await (const ids of pagesOfIds(list))
    for (const document of await documentsOf(list, ids)) hashes.set(document.id, documentHash(document));
  return hashes;
}

async function hashesOfIndex(list: ListName, { client }: Instance): Promise<Hashes> {
  const hashes = new Map<string, string>();
  for await (const documents of indexedDocuments(list, client))
    for (const document of documents) hashes.set(document.id, documentHash(document));
  return hashes;
}

interface Difference {
  readonly missing: string[];
  readonly stale: string[];
  readonly stray: string[];
}

function compare(wanted: Hashes, found: Hashes): Difference {
  const missing: string[] = [];
  const stale: string[] = [];
  for (const [id, hash] of wanted) {
    const other = found.get(id);
    if (other === undefined) missing.push(id);
    else if (other !== hash) stale.push(id);
  }
  return { missing, stale, stray: [...found.keys()].filter((id) => !wanted.has(id)) };
}

/** What differs in any of the places counts once. */
async function checkList(list: ListName, targets: readonly Instance[]) {
  const wanted = await hashesOfList(list);
  const places = [await listEntryHashes(list)];
  for (const target of targets) places.push(new Map(await hashesOfIndex(list, target)));
  const differences = places.map((found) => compare(wanted, found));
  const all = (kind: keyof Difference) => new Set(differences.flatMap((difference) => difference[kind]));
  const [missing, stale, stray] = [all('missing'), all('stale'), all('stray')];
  await syncTouched({ [list]: [...new Set([...missing, ...stale, ...stray])] });
  return { expected: wanted.size, missing: missing.size, stale: stale.size, stray: stray.size };
}

/**
 * Compares and repairs. A change that is just being delivered may count as a difference; putting it right does no harm.
 * @param targets the instances to look at; all of them unless some are named
 */
export async function compareSearch(targets: readonly Instance[] = instances()): Promise<SearchCheckResult> {
  const began = performance.now();
  const sums = { expected: 0, missing: 0, stale: 0, stray: 0 };
  for (const list of lists) {
    const found = await checkList(list, targets);
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += found[key];
  }
  return { ...sums, millis: Math.round(performance.now() - began) };
}

/** A comparison that is kept for the operators' page. */
export async function checkSearch(): Promise<SearchCheckResult> {
  const result = await compareSearch();
  await insertSearchCheck(result);
  return result;
}

/** From three to five at night in Shanghai. */
const night = { from: 3, to: 5 } as const;
const hour = 3_600_000;

/** Compares when it is night and the last comparison is more than half a day ago. */
export async function checkSearchNightly(): Promise<void> {
  const now = await readClock();
  const hours = (now.getUTCHours() + 8) % 24;
  const [last] = await listSearchChecks(1);
  if (hours < night.from || hours >= night.to || (last && now.getTime() - last.at.getTime() < 12 * hour)) return;
  await checkSearch();
}
