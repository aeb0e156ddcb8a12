// What somebody watches, and whether they watch the listing before them.
import type { Actor } from '#app/domain/actor.ts';
import { isOpenToAll, type List } from '#app/domain/listing.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { isWatched, listWatchRows } from '#app/persistence/watches.server.ts';

const limit = 200;

export interface WatchedListing {
  readonly id: string;
  readonly since: Date;
  readonly list: List;
  readonly reference: string;
  /** As last published. */
  readonly title: string;
  readonly language: 'zh' | 'en';
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly isListed: boolean;
}

/** Newest first. */
export async function listWatches(actor: Actor): Promise<readonly WatchedListing[]> {
  const [rows, now] = await Promise.all([listWatchRows(actor.personId, limit), readClock()]);
  return rows.flatMap(({ id, createdAt, opportunity, capability }) => {
    const about = opportunity ?? capability;
    if (!about?.publishedVersion) return [];
    const { publishedVersion: version, organisation, reference, ...instants } = about;
    const facts = { ...instants, validUntil: version.validUntil.toISOString().slice(0, 10) };
    const { verification, ...names } = organisation;
    return [
      {
        ...{ id, since: createdAt, reference, title: version.title, language: version.language, organisation: names },
        list: opportunity ? ('opportunity' as const) : ('capability' as const),
        isListed: isOpenToAll(facts, verification, now),
      },
    ];
  });
}

/** Null for guests, who cannot watch. */
export const readWatchState = async (actor: Actor | null, list: List, listingId: string): Promise<boolean | null> =>
  actor && isWatched(actor.personId, list, listingId);
