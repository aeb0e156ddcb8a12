// Lists, an index of their own behind a line that can misbehave, the worker's part of searching, and people who publish and search.
import { setTimeout as sleep } from 'node:timers/promises';
import { compareSearch } from '#app/features/search/check-search.server.ts';
import { rebuildSearch } from '#app/features/search/rebuild-search.server.ts';
import { readSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { deliverToSearch } from '#app/jobs/deliver-events.server.ts';
import { tendIndexes } from '#app/jobs/tend-search.server.ts';
import { aCorpus, type Corpus, questionsOf } from './generated-corpus.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aVerifiedMember,
  type Member,
  pendingDeliveries,
  republishCapability,
  republishOpportunity,
  until,
} from './listing-world.ts';
import { percentile, steadyLoad } from './steady-load.ts';

export interface Rates {
  readonly documents: number;
  readonly writes: number;
  readonly searches: number;
  readonly seconds: number;
}

export interface Answered {
  readonly millis: number;
  readonly degraded: boolean;
}

export interface Phase {
  readonly name: string;
  readonly writes: number;
  readonly writesFailed: number;
  readonly searches: number;
  readonly searchesFailed: number;
  /** Share of the answers that came from PostgreSQL. */
  readonly degraded: number;
  readonly p50: number;
  readonly p95: number;
  readonly failures: readonly unknown[];
}

interface Target {
  readonly list: 'opportunity' | 'capability';
  readonly reference: string;
}

/** A word nobody wrote before, without digits: those look like telephone numbers. */
const wordOf = (n: number): string =>
  `zq${[...n.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}`;

export class SearchWorld {
  readonly rates: Rates;
  readonly phases: Phase[] = [];
  readonly #questions: readonly string[];
  readonly #owner: Member;
  /** Those that nobody is changing. */
  readonly #targets: Target[];
  #written = 0;
  readonly #stop: (() => Promise<void>)[];

  private constructor(rates: Rates, corpus: Corpus, owner: Member, targets: Target[]) {
    this.rates = rates;
    this.#questions = questionsOf(corpus.sentences, 200);
    this.#owner = owner;
    this.#targets = targets;
    const faults = () => {};
    const worker = deliverToSearch(faults);
    const stopping = new AbortController();
    const tending = (async () => {
      while (!stopping.signal.aborted) {
        await tendIndexes().catch(faults);
        await sleep(500, undefined, { signal: stopping.signal }).catch(faults);
      }
    })();
    this.#stop = [
      () => worker.stop(),
      async () => {
        stopping.abort();
        await tending;
      },
    ];
  }

  static async make(rates: Rates): Promise<SearchWorld> {
    const corpus = await aCorpus(rates.documents);
    const owner = await aVerifiedMember({ name: 'Busy publisher' });
    const targets: Target[] = [];
    for (let n = 0; n < 20; n += 1) {
      targets.push({ list: 'opportunity', ...(await aListedOpportunity(owner, { title: `常改 ${n}` })) });
      targets.push({ list: 'capability', ...(await aListedCapability(owner, { title: `Often changed ${n}` })) });
    }
    await rebuildSearch();
    return new SearchWorld(rates, corpus, owner, targets);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stop.map((stop) => stop()));
  }

  /** Publishes the next version of one that nobody else is just changing. */
  async write(): Promise<void> {
    const target = this.#targets.shift();
    if (!target) throw new Error('everything is just being changed');
    this.#written += 1;
    const word = wordOf(this.#written);
    try {
      if (target.list === 'opportunity')
        await republishOpportunity(this.#owner, target.reference, {
          title: `常改的机会 ${word}`,
          titleTranslated: word,
        });
      else await republishCapability(this.#owner, target.reference, { title: `Often changed ${word}` });
    } finally {
      this.#targets.push(target);
    }
  }

  async search(n: number): Promise<boolean> {
    const text = this.#questions[n % this.#questions.length] ?? '';
    const outcome = await searchListings(readSearchAddress(new URLSearchParams({ q: text })), () => {});
    if (!outcome.available) throw new Error(`no answer for ${text}`);
    return outcome.degraded !== null;
  }

  /** People publish and search at the usual rates while `what` goes on, at least as long as a phase lasts. */
  async during(name: string, what: () => Promise<unknown> = async () => {}): Promise<Phase> {
    const { writes, searches, seconds } = this.rates;
    let degraded = 0;
    const writing = steadyLoad(writes, () => this.write(), this.#targets.length);
    const searching = steadyLoad(searches, async (n) => {
      if (await this.search(n)) degraded += 1;
    });
    const ending = await Promise.allSettled([sleep(seconds * 1000), what()]);
    const [written, searched] = await Promise.all([writing.stop(), searching.stop()]);
    for (const end of ending) if (end.status === 'rejected') throw end.reason;
    const phase = {
      name,
      writes: written.millis.length,
      writesFailed: written.failures.length,
      searches: searched.millis.length,
      searchesFailed: searched.failures.length,
      degraded: degraded / Math.max(1, searched.millis.length),
      p50: Math.round(percentile(searched.millis, 0.5)),
      p95: Math.round(percentile(searched.millis, 0.95)),
      failures: [...written.failures, ...searched.failures],
    };
    this.phases.push(phase);
    return phase;
  }

  /** Milliseconds until every change is in the index. */
  drained = (limitMs: number): Promise<number> => until(async () => (await pendingDeliveries('search')) === 0, limitMs);

  /** Documents that differ between lists, entries and index: in any of them, in any way. */
  async difference(): Promise<number> {
    const { missing, stale, stray } = await compareSearch();
    return missing + stale + stray;
  }

  print(): void {
    for (const { name, writes, writesFailed, searches, searchesFailed, degraded, p50, p95 } of this.phases)
      process.stdout.write(
        `${name.padEnd(24)} writes ${writes} (${writesFailed} failed) · searches ${searches} (${searchesFailed} failed), ` +
          `p50 ${p50} ms, p95 ${p95} ms, ${Math.round(degraded * 100)} % from PostgreSQL\n`,
      );
  }
}
