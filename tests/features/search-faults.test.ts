// Search while Meilisearch is down, slow, refusing, out of disk, emptied or being built anew, and people go on publishing.
// Short in the suite; `npm run fault:search` runs the same at size (FAULT_DOCUMENTS, FAULT_SECONDS, FAULT_WRITES, FAULT_SEARCHES).
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const { line, server, restart } = await vi.hoisted(async () => {
  const { aFaultyLineTo } = await import('../support/faulty-line.ts');
  const { startMeilisearch } = await import('../../server/services.mjs');
  const options = { dataDir: `${process.env.DATA_DIR}/meilisearch`, masterKey: 'faults-master-key-0123456789' };
  const running = { current: await startMeilisearch(options) };
  const { port } = running.current;
  const made = await aFaultyLineTo(running.current.url);
  Object.assign(process.env, {
    MEILI_URL: made.url,
    MEILI_KEY: options.masterKey,
    // The site's own limit where speed is a fact; in the suite, what no busy machine takes.
    SEARCH_TIMEOUT_MS: process.env.FAULT_LONG === '1' ? '600' : '3000',
  });
  return {
    line: made,
    server: running,
    restart: async (between: (dataDir: string) => void) => {
      await running.current.stop();
      between(options.dataDir);
      running.current = await startMeilisearch({ ...options, port, exactPort: true });
    },
  };
});

import { rebuildAll } from '#app/jobs/tend-search.server.ts';
import { readDeliveryLag } from '#app/persistence/search-standing.server.ts';
import { liveVersions } from '#search/index-life.ts';
import { wantedVersion } from '#search/indexes.ts';
import { until } from '../support/listing-world.ts';
import { type Phase, SearchWorld } from '../support/search-world.ts';

const isLong = process.env.FAULT_LONG === '1';
const given = (name: string, short: number, long: number): number =>
  Number(process.env[name] ?? (isLong ? long : short));
const rates = {
  documents: given('FAULT_DOCUMENTS', 120, 100_000),
  seconds: given('FAULT_SECONDS', 1.5, 60),
  writes: given('FAULT_WRITES', 4, 20),
  searches: given('FAULT_SEARCHES', 8, 50),
};
/** A busy machine makes everything slow; what is promised is held where the whole load is run. */
const strict = isLong;
const timeout = isLong ? 3_600_000 : 300_000;
const minute = 60_000;

let world: SearchWorld;
let base: Phase;
beforeAll(async () => {
  world = await SearchWorld.make(rates);
  // Queries are compiled and caches filled before anything is measured.
  await world.during('warming up');
  await world.drained(minute);
  base = await world.during('all is well');
  await world.drained(minute);
}, timeout);
afterAll(async () => {
  world.print();
  await world.stop();
  await line.close();
  await server.current.stop();
});

function expectNobodyNoticed({ failures, p95 }: Phase): void {
  expect(failures).toEqual([]);
  if (strict) expect(p95).toBeLessThanOrEqual(800);
}

describe('the index follows the lists', () => {
  it(
    'a change is found within two seconds, 95 times of 100, and within five, 99 times',
    async () => {
      const { number, p50, p95, p99 } = await readDeliveryLag(base.writes);
      process.stdout.write(`change to findable, n = ${number}: p50 ${p50} s, p95 ${p95} s, p99 ${p99} s\n`);
      expect(base.failures).toEqual([]);
      if (strict) expect([base.degraded, p95 <= 2, p99 <= 5]).toEqual([0, true, true]);
      expect(await world.difference()).toBe(0);
    },
    timeout,
  );
});

describe('while Meilisearch is', () => {
  for (const fault of ['down', 'slow', 'refusing'] as const)
    it(`${fault}, everybody publishes and finds; afterwards it is brought up to date`, { timeout }, async () => {
      line.set(fault);
      const phase = await world.during(fault);
      expectNobodyNoticed(phase);
      expect(phase.degraded).toBeGreaterThan(0.9);
      line.set('none');
      expect(await world.drained(minute)).toBeLessThan(minute);
      await until(async () => !(await world.search(1)), minute);
      expect(await world.difference()).toBe(0);
    });

  it('out of disk, everybody publishes and finds; afterwards it is brought up to date', { timeout }, async () => {
    line.set('full');
    expectNobodyNoticed(await world.during('disk full'));
    line.set('none');
    expect(await world.drained(minute)).toBeLessThan(minute);
    expect(await world.difference()).toBe(0);
  });
});

// Under load this takes minutes; the suite builds an index anew without (search.test.ts).
if (isLong)
  describe('when the index', () => {
    it('is built anew, nobody notices, and it is the same as the lists', { timeout }, async () => {
      const phase = await world.during('built anew', () =>
        until(async () => (await rebuildAll(() => {})) !== null, 15 * minute),
      );
      expect(phase.failures).toEqual([]);
      if (strict) expect([phase.degraded < 0.01, phase.p95 <= 2 * base.p95]).toEqual([true, true]);
      await world.drained(minute);
      expect(await world.difference()).toBe(0);
    });

    it('has lost its data, it is built from the lists while PostgreSQL answers', { timeout }, async () => {
      const isWhole = async () => (await liveVersions('capability')).get(line.url) === wantedVersion();
      let millis = 0;
      const phase = await world.during('data deleted', async () => {
        await restart((dataDir) => rmSync(path.join(dataDir, 'data.ms'), { recursive: true }));
        millis = await until(isWhole, 15 * minute);
      });
      process.stdout.write(`${rates.documents} documents built again in ${Math.round(millis / 1000)} s under load\n`);
      expectNobodyNoticed(phase);
      expect(phase.degraded).toBeGreaterThan(0);
      await world.drained(2 * minute);
      await until(async () => !(await world.search(1)), minute);
      expect(await world.difference()).toBe(0);
    });
  });
