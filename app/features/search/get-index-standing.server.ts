// What operators see of the search index: how far it is behind, its servers, and what the comparisons found.
import {
  countEntries,
  type DeliveryLag,
  listSearchChecks,
  readDeliveryLag,
  readSearchStanding,
  type SearchCheckResult,
} from '#app/persistence/search-standing.server.ts';
import { instances } from '#search/client.ts';
import { lists, liveVersions } from '#search/index-life.ts';
import { wantedVersion } from '#search/indexes.ts';
import { isBehind, lateSeconds } from './ask-lists.server.ts';

export interface IndexServer {
  readonly address: string;
  readonly isMain: boolean;
  readonly version: string | null;
  readonly state: 'current' | 'outdated' | 'missing' | 'behind' | 'away';
}

export interface IndexStanding {
  readonly state: 'well' | 'behind' | 'away';
  readonly pending: number;
  readonly oldestSeconds: number;
  readonly lag: DeliveryLag;
  readonly documents: number;
  readonly servers: readonly IndexServer[];
  readonly checks: readonly (SearchCheckResult & { readonly at: string })[];
}

/** Changes whose delay is shown, and comparisons listed. */
const shown = { changes: 500, checks: 14 } as const;

async function serversNow(behind: readonly string[]): Promise<IndexServer[]> {
  const found = await Promise.all(
    lists.map((list) => liveVersions(list).catch(() => new Map<string, string | null>())),
  );
  return instances().map(({ url }, index) => {
    const versions = found.map((each) => each.get(url));
    const version = versions[0] ?? null;
    const state = versions.includes(undefined)
      ? 'away'
      : versions.includes(null)
        ? 'missing'
        : behind.includes(url)
          ? 'behind'
          : versions.every((one) => one === wantedVersion())
            ? 'current'
            : 'outdated';
    // Without what may stand before the host: a name and a password.
    return { address: new URL(url).host, isMain: index === 0, version, state };
  });
}

export async function getIndexStanding(): Promise<IndexStanding> {
  const [standing, lag, entries, checks] = await Promise.all([
    readSearchStanding(lateSeconds),
    readDeliveryLag(shown.changes),
    countEntries(),
    listSearchChecks(shown.checks),
  ]);
  const servers = await serversNow(standing.behind);
  const answers = servers.some(({ state }) => state === 'current' || state === 'outdated');
  return {
    state: isBehind(standing) ? 'behind' : answers ? 'well' : 'away',
    pending: standing.pending,
    oldestSeconds: standing.oldestSeconds,
    lag,
    documents: Object.values(entries).reduce((sum, count) => sum + count, 0),
    servers,
    checks: checks.map((check) => ({ ...check, at: check.at.toISOString() })),
  };
}
