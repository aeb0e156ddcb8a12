// Builds the indexes anew beside the live ones and swaps them in; whoever searches or publishes meanwhile notices nothing.
import { whileBuildingIndex, whileChangingIndex } from '#app/persistence/index-lock.server.ts';
import { analyseEntries, documentHash, listEntryHashes, putEntries } from '#app/persistence/search-entries.server.ts';
import { markBehind } from '#app/persistence/search-standing.server.ts';
import { type Instance, instances } from '#search/client.ts';
import type { SearchDocument } from '#search/documents.ts';
import { abandonBuild, beginBuild, lists, swapBuild } from '#search/index-life.ts';
import type { ListName } from '#search/lists.ts';
import { handOverPage } from '#search/sync.ts';
import { countDocuments, documentsOf, entryOf, pagesOfIds } from './published-documents.server.ts';
import { syncSearch } from './sync-search.server.ts';

export interface RebuildProgress {
  readonly list: ListName;
  readonly done: number;
  /** Of the list when it was begun: may be a little off at the end. */
  readonly total: number;
}

type Report = (progress: RebuildProgress) => void;

/** Pages an index may have accepted and not applied: more would keep daily changes waiting behind them. */
const pagesAhead = 2;

/** The index being built on one instance. A copy that fails is given up here and repaired later; the first one may not fail. */
class Build {
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #instance: Instance;
  readonly #list: ListName;
  #failed = false;

  constructor(instance: Instance, list: ListName) {
    this.#instance = instance;
    this.#list = list;
  }

  async #carefully(work: () => Promise<void>): Promise<void> {
    if (this.#failed) return;
    try {
      await work();
    } catch (error) {
      if (this.#instance === instances()[0]) throw error;
      this.#failed = true;
      await markBehind([this.#instance.url]);
    }
  }

  begin = () => this.#carefully(() => beginBuild(this.#instance.client, this.#list));
  swap = () => this.#carefully(() => swapBuild(this.#instance.client, this.#list));
  tidy = () => this.#carefully(() => abandonBuild(this.#instance.client, this.#list));
  abandon = () => abandonBuild(this.#instance.client, this.#list).catch(() => {});

  put = (documents: readonly SearchDocument[]) =>
    this.#carefully(async () => {
      this.#waiting.push(await handOverPage(this.#instance.client, this.#list, documents));
    });

  settle = (ahead: number) =>
    this.#carefully(async () => {
      while (this.#waiting.length > ahead) await this.#waiting.shift()?.();
    });
}

const each = (builds: readonly Build[], work: (build: Build) => Promise<void>) => Promise.all(builds.map(work));

/** Everything of a list goes into the builds, and into the entries where they differ. Returns the ids that have gone. */
async function fill(
  builds: readonly Build[],
  list: ListName,
  report: Report,
): Promise<{ done: number; gone: string[] }> {
  const total = await countDocuments(list);
  const known = await listEntryHashes(list);
  let done = 0;
  for await (const ids of pagesOfIds(list)) {
    await whileChangingIndex(async () => {
      const documents = await documentsOf(list, ids);
      await putEntries(documents.filter((one) => known.get(one.id) !== documentHash(one)).map(entryOf));
      await each(builds, (build) => build.put(documents));
    });
    for (const id of ids) known.delete(id);
    done += ids.length;
    report({ list, done, total });
    await each(builds, (build) => build.settle(pagesAhead));
  }
  await each(builds, (build) => build.settle(0));
  return { done, gone: [...known.keys()] };
}

async function rebuildList(list: ListName, targets: readonly Instance[], report: Report): Promise<number> {
  const builds = targets.map((target) => new Build(target, list));
  try {
    // From here on changes go to it, too; what was handed over before is read from the lists below.
    await each(builds, (build) => build.begin());
    const { done, gone } = await fill(builds, list, report);
    // Nobody may hand over between finding out which indexes there are and the swap.
    await whileChangingIndex(() => each(builds, (build) => build.swap()));
    await each(builds, (build) => build.tidy());
    if (gone.length > 0) await syncSearch({ [list]: gone });
    return done;
  } catch (error) {
    await each(builds, (build) => build.abandon());
    throw error;
  }
}

/**
 * Writes every index anew. Returns the number of documents, or null when somebody is building already.
 * @param targets the instances to build on; all of them unless some are named
 */
export async function rebuildSearch(
  report: Report = () => {},
  targets: readonly Instance[] = instances(),
): Promise<number | null> {
  return whileBuildingIndex(async () => {
    let documents = 0;
    for (const list of lists) documents += await rebuildList(list, targets, report);
    await analyseEntries();
    return documents;
  });
}
