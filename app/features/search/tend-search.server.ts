// Looks after the indexes: builds what is missing or of another version, and brings copies that missed a change up to date.
import { readClock } from '#app/persistence/client.server.ts';
import { markRepaired, readSearchStanding } from '#app/persistence/search-standing.server.ts';
import { type Instance, instances } from '#search/client.ts';
import { lists, liveVersions } from '#search/index-life.ts';
import { wantedVersion } from '#search/indexes.ts';
import { compareSearch } from './check-search.server.ts';
import { rebuildSearch } from './rebuild-search.server.ts';

/** Answering instances without a complete set of indexes of the present version. @throws when the first one does not answer */
async function outdated(): Promise<Instance[]> {
  const versions = await Promise.all(lists.map((list) => liveVersions(list)));
  return instances().filter(({ url }) =>
    versions.some((found) => found.has(url) && found.get(url) !== wantedVersion()),
  );
}

/** Copies that can be asked again are compared with the lists first. */
async function repairCopies(): Promise<void> {
  const { behind } = await readSearchStanding(0);
  for (const url of behind) {
    const began = await readClock();
    const instance = instances().find((one) => one.url === url);
    if (instance && !(await instance.client.isHealthy())) continue;
    if (instance) await compareSearch([instance]);
    await markRepaired(url, began);
  }
}

/** True when indexes were built: what changed meanwhile is then worth another look (`jobs/tend-search.server.ts`). */
export async function tendSearch(): Promise<boolean> {
  const targets = await outdated();
  const isBuilt = targets.length > 0 && (await rebuildSearch(() => {}, targets)) !== null;
  await repairCopies();
  return isBuilt;
}
