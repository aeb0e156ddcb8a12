// The connections to Meilisearch: one that everything is written to first, and copies of it that are read in turn. Keys stay on the server.

import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError, type Task } from 'meilisearch';
import { env } from '#app/runtime/env.server.ts';
import { Breaker } from './breaker.ts';

export interface Instance {
  readonly url: string;
  /** Patient: for writing and for looking after the index. */
  readonly client: Meilisearch;
  /** Impatient: somebody waits for the page. */
  readonly reader: Meilisearch;
  readonly reading: Breaker;
  readonly writing: Breaker;
}

/** Milliseconds a write may take to be accepted (not: to be applied). */
const acceptMs = 5_000;
/** While a copy does not answer, it is looked at this often. */
const lookMs = 1_000;

let known: readonly Instance[] | null = null;

/** The first is the one of `MEILI_URL`; the others hold copies. */
export function instances(): readonly Instance[] {
  const { MEILI_URL, MEILI_URLS, MEILI_KEY, SEARCH_TIMEOUT_MS } = env();
  known ??= [...new Set([MEILI_URL, ...MEILI_URLS])].map((url) => ({
    url,
    client: new Meilisearch({ host: url, apiKey: MEILI_KEY, timeout: acceptMs }),
    reader: new Meilisearch({ host: url, apiKey: MEILI_KEY, timeout: SEARCH_TIMEOUT_MS }),
    reading: new Breaker({ limit: 3, pauseMs: lookMs }),
    writing: new Breaker({ limit: 1, pauseMs: lookMs }),
  }));
  return known;
}

function first(): Instance {
  const [instance] = instances();
  if (!instance) throw new Error('no Meilisearch');
  return instance;
}

export const meilisearch = (): Meilisearch => first().client;

/** Index names carry the environment's prefix, so that tests share one server. */
export const indexName = (name: string): string => `${env().MEILI_PREFIX}${name}`;

/** Meilisearch took a change and then did not make it. */
export class TaskFailed extends Error {
  /** The change was wrong, not the server. */
  readonly isRefused: boolean;
  constructor(task: Task) {
    super(`search task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? ''}`);
    this.isRefused = task.error?.type === 'invalid_request';
  }
}

const patience = { timeout: 120_000, interval: 25 };

/** Waits until the work is applied: Meilisearch accepts writes long before that. Throws when the task failed. */
export async function applied(task: EnqueuedTaskPromise): Promise<Task> {
  const done = await task.waitTask(patience);
  if (done.status !== 'succeeded') throw new TaskFailed(done);
  return done;
}

/** The same for work accepted before, by its number. */
export async function appliedTask(client: Meilisearch, uid: number): Promise<void> {
  const done = await client.tasks.waitForTask(uid, patience);
  if (done.status !== 'succeeded') throw new TaskFailed(done);
}

/** No copy of the index can be asked now. */
export class SearchAway extends Error {}

/** A refused question says nothing about the server; a missing index (its data is gone) and everything else does. */
export function isOutage(error: unknown): boolean {
  if (error instanceof TaskFailed) return !error.isRefused;
  if (!(error instanceof MeilisearchApiError)) return true;
  const { status } = error.response;
  // A full disk is told as 422, of type "system".
  if (error.cause?.type === 'system' || error.cause?.type === 'internal') return true;
  return status >= 500 || status === 404 || status === 408 || status === 429;
}

const now = (): number => performance.now();

/** Looks, with nobody waiting, whether a copy that failed answers questions again. */
function lookAgain(instance: Instance, probe: (reader: Meilisearch) => Promise<unknown>): void {
  if (!instance.reading.claimLook(now())) return;
  probe(instance.reader).then(
    () => instance.reading.pass(),
    () => {},
  );
}

/** False while no copy answers: nothing need be prepared for asking. */
export const isAnswering = (): boolean => instances().some((instance) => !instance.reading.isOpen);

let turn = 0;

export interface Reading<T> {
  readonly ask: (reader: Meilisearch) => Promise<T>;
  /** A cheap question that only a working copy can answer. */
  readonly probe: (reader: Meilisearch) => Promise<unknown>;
  /** Addresses of copies that missed changes: not asked. */
  readonly without: ReadonlySet<string>;
}

/** Asks the copies in turn; one that fails is passed over. @throws SearchAway when none answers in time */
export async function reading<T>({ ask, probe, without }: Reading<T>): Promise<T> {
  const all = instances();
  turn = (turn + 1) % all.length;
  let failure: unknown;
  for (const instance of [...all.slice(turn), ...all.slice(0, turn)]) {
    if (without.has(instance.url)) continue;
    if (instance.reading.isOpen) {
      lookAgain(instance, probe);
      continue;
    }
    try {
      const answer = await ask(instance.reader);
      instance.reading.pass();
      return answer;
    } catch (error) {
      if (!isOutage(error)) throw error;
      instance.reading.fail(now());
      failure = error;
    }
  }
  throw new SearchAway('the search index does not answer', { cause: failure });
}
