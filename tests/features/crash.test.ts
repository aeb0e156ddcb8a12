// The site killed between a commit and its delivery: nothing that was published is lost, nothing unpublished appears.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { deliverEvents } from '#app/jobs/deliver-events.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { ensureIndexes } from '#search/indexes.ts';
import type { CrashPlace } from '../support/crashing-site.ts';
import { aVerifiedMember, type Member, pendingDeliveries, until } from '../support/listing-world.ts';
import { anOpportunity, must, noContact } from '../support/sample-listings.ts';

const program = path.join(import.meta.dirname, '../support/crashing-site.ts');

interface Site {
  readonly id: string;
  readonly word: string;
  readonly process: ChildProcess;
  readonly says: (line: string) => Promise<void>;
}

/** A site that has started and waits with a draft in hand. */
async function aWaitingSite(owner: Member, place: CrashPlace): Promise<Site> {
  const word = `zq${crypto.randomUUID().slice(0, 13)}`;
  const content = anOpportunity({ titleTranslated: word });
  const { id, reference } = must(await saveOpportunityDraft(owner, { content, contact: noContact }));
  const child = spawn(process.execPath, ['--import', 'tsx', program, place, JSON.stringify(owner), reference], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const says = async (line: string) => {
    await until(async () => said.includes(line), 60_000);
  };
  await says('ready');
  return { id, word, process: child, says };
}

async function isFound(word: string): Promise<boolean> {
  const outcome = await searchListings(readSearchAddress(new URLSearchParams({ q: word })), () => {});
  return outcome.available && outcome.hits.some(({ titleEn }) => titleEn === word);
}

/** Lets it publish and die; a moment in milliseconds kills it from outside. */
async function crash(site: Site, killAfterMs: number | null): Promise<void> {
  const gone = once(site.process, 'exit');
  site.process.stdin?.write('go\n');
  if (killAfterMs !== null) {
    await site.says('publishing');
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    site.process.kill('SIGKILL');
  }
  const [, signal] = await gone;
  expect(signal).toBe('SIGKILL');
}

/** Starts a new worker; milliseconds until everything is delivered and, when it was published, found. */
async function recover(site: Site, isPublished: boolean): Promise<number> {
  const failures: unknown[] = [];
  const workers = deliverEvents((error) => failures.push(error));
  try {
    return await until(
      async () =>
        (await pendingDeliveries('search')) === 0 &&
        (await pendingDeliveries('match')) === 0 &&
        (await isFound(site.word)) === isPublished,
      20_000,
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(failures).toEqual([]);
  }
}

const committed = async (id: string): Promise<boolean> => {
  const { publishedAt } = await db.opportunity.findUniqueOrThrow({ where: { id }, select: { publishedAt: true } });
  const events = await db.event.count({ where: { subjectId: id, kind: 'opportunity.published' } });
  expect(events).toBe(publishedAt ? 1 : 0);
  return publishedAt !== null;
};

let owner: Member;
beforeAll(async () => {
  await ensureIndexes();
  owner = await aVerifiedMember();
});

describe('a site killed with SIGKILL', () => {
  const named = ['after-commit', 'before-indexing', 'after-indexing'] as const;
  const rounds: readonly (readonly [CrashPlace, number | null])[] = [
    ...[1, 2, 3, 4].flatMap(() => named.map((place) => [place, null] as const)),
    ...[50, 150, 250, 350, 450, 600, 800, 1200].map((ms) => ['any', ms] as const),
  ];

  it('loses no publication: a new worker delivers it within seconds', { timeout: 240_000 }, async () => {
    const waits: number[] = [];
    let published = 0;
    // The next two sites start while this one's work is taken over.
    const waiting: Promise<Site>[] = [];
    for (const [index, [place, killAfterMs]] of rounds.entries()) {
      for (const [ahead] of rounds.slice(index + waiting.length, index + 3)) waiting.push(aWaitingSite(owner, ahead));
      const site = await (waiting.shift() as Promise<Site>);
      await crash(site, killAfterMs);
      const isPublished = await committed(site.id);
      if (place !== 'any') expect(isPublished).toBe(true);
      if (place === 'after-commit' || place === 'before-indexing') expect(await isFound(site.word)).toBe(false);
      if (place !== 'any') expect(await pendingDeliveries('search')).toBe(1);
      published += isPublished ? 1 : 0;
      waits.push(await recover(site, isPublished));
    }
    const sorted = waits.map(Math.round).toSorted((a, b) => a - b);
    process.stdout.write(
      `killed ${rounds.length} times, ${published} published; until delivered: median ${sorted[sorted.length >> 1]} ms, worst ${sorted.at(-1)} ms\n`,
    );
    expect(published).toBeGreaterThanOrEqual(12);
    expect(sorted.at(-1)).toBeLessThan(10_000);
  });
});
