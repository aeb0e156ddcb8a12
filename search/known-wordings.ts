// The wordings of what is on the lists now, kept in memory and read again in the background when the indexes change.
// Everything in them comes from the indexes, which hold public text only.
import { setImmediate as breathe } from 'node:timers/promises';
import { indexName, meilisearch } from './client.ts';
import type { FoundDocument } from './documents.ts';
import { listIndexes, listNames } from './lists.ts';
import { noWordings, type Wordings, WordingsBuilder } from './wordings.ts';

/** Documents read of each list: enough to know how they speak. */
const readLimit = 20_000;
const pageSize = 500;
/** Least milliseconds between looks whether the indexes have changed. */
const lookPauseMs = 15_000;
/** So many times longer than reading took is nothing read again: at size, reading is work. */
const restFactor = 50;
/** … while nothing is known yet. */
const firstPauseMs = 1_000;
/** A first question waits so long for the wordings, later ones never. */
const firstWaitMs = 1_500;

interface Held {
  wordings: Wordings;
  /** What the indexes looked like when they were read. */
  state: string;
  lookedAt: number;
  /** How long the last reading took, in milliseconds. */
  tookMs: number;
  reading: Promise<void> | null;
}
const held: Held = { wordings: noWordings, state: '', lookedAt: Number.NEGATIVE_INFINITY, tookMs: 0, reading: null };

type Row = Pick<FoundDocument, 'titleZh' | 'titleEn' | 'summaryZh' | 'summaryEn' | 'organisationZh'>;
const fields: (keyof Row)[] = ['titleZh', 'titleEn', 'summaryZh', 'summaryEn', 'organisationZh'];

/** Changes when documents come or go. */
async function stateOfIndexes(): Promise<string> {
  const all = await Promise.all(
    listNames.map((list) => meilisearch().index(indexName(listIndexes[list])).getRawInfo()),
  );
  return all.map(({ uid, updatedAt }) => `${uid}@${updatedAt}`).join(' ');
}

async function read(): Promise<Wordings> {
  const builder = new WordingsBuilder();
  for (const list of listNames)
    for (let offset = 0; offset < readLimit; offset += pageSize) {
      const index = meilisearch().index<Row>(indexName(listIndexes[list]));
      const { results } = await index.getDocuments({ fields, limit: pageSize, offset });
      for (const [number, row] of results.entries()) {
        builder.add({ title: row.titleZh, more: `${row.summaryZh}\n${row.organisationZh}` });
        builder.add({ title: row.titleEn, more: row.summaryEn });
        // Nobody else on this process waits long.
        if (number % 50 === 49) await breathe();
      }
      if (results.length < pageSize) break;
    }
  return builder.finish();
}

/** Reads the wordings again if the indexes have changed. */
export async function refreshWordings(): Promise<void> {
  const state = await stateOfIndexes();
  if (state === held.state) return;
  const began = performance.now();
  held.wordings = await read();
  held.tookMs = performance.now() - began;
  held.state = state;
}

/** What is known now; a look at the indexes is set off when the last was long ago. `now` in milliseconds. */
export async function knownWordings(now: number): Promise<Wordings> {
  const pause = held.wordings.titles.length === 0 ? firstPauseMs : Math.max(lookPauseMs, held.tookMs * restFactor);
  if (!held.reading && now - held.lookedAt > pause) {
    held.lookedAt = now;
    held.reading = refreshWordings()
      // The index being away is told by the search itself; suggestions wait.
      .catch(() => {})
      .finally(() => {
        held.reading = null;
      });
  }
  if (held.state === '' && held.reading !== null)
    await Promise.race([held.reading, new Promise((resolve) => setTimeout(resolve, firstWaitMs).unref())]);
  return held.wordings;
}
