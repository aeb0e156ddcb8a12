// What somebody watches, and whether they watch the listing before them.
import type { Actor } from '#app/domain/actor.ts';
import { callPhase } from '#app/domain/call.ts';
import { isOpenToAll, type List } from '#app/domain/listing.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { isCallWatched, isWatched, listWatchRows, type Watched } from '#app/persistence/watches.server.ts';

const limit = 200;

export interface WatchedThing {
  readonly id: string;
  readonly since: Date;
  readonly list: Watched;
  readonly reference: string;
  /** As last published. */
  readonly title: string;
  readonly language: 'zh' | 'en';
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly isListed: boolean;
  /** Number and instant of the version that came after the watching began; null when none did. */
  readonly changed: { readonly number: number; readonly at: Date } | null;
  /** "YYYY-MM-DD" for listings, an instant for calls. */
  readonly ends: string | Date;
}

type Row = Awaited<ReturnType<typeof listWatchRows>>[number];

function watchedCall({ id, createdAt, call }: Row, now: Date): WatchedThing[] {
  if (!call) return [];
  const { verification, ...organisation } = call.organisation;
  const { reference, title, bidsUntil } = call;
  const isListed = verification !== 'suspended' && callPhase(call, now) !== 'draft';
  const language = /\p{Script=Han}/u.test(title) ? ('zh' as const) : ('en' as const);
  const shown = { id, since: createdAt, list: 'call', reference, title, organisation, isListed } as const;
  return [{ ...shown, language, changed: null, ends: bidsUntil }];
}

function watchedListing(row: Row, now: Date): WatchedThing[] {
  const { id, createdAt, opportunity, capability } = row;
  const about = opportunity ?? capability;
  if (!about?.publishedVersion) return watchedCall(row, now);
  const { publishedVersion: version, organisation, reference, ...instants } = about;
  const validUntil = version.validUntil.toISOString().slice(0, 10);
  const { verification, ...names } = organisation;
  const isNewer = version.publishedAt !== null && version.publishedAt > createdAt;
  return [
    {
      ...{ id, since: createdAt, reference, title: version.title, language: version.language, organisation: names },
      list: opportunity ? 'opportunity' : 'capability',
      isListed: isOpenToAll({ ...instants, validUntil }, verification, now),
      changed: isNewer && version.publishedAt ? { number: version.number, at: version.publishedAt } : null,
      ends: validUntil,
    },
  ];
}

/** Newest first. */
export async function listWatches(actor: Actor): Promise<readonly WatchedThing[]> {
  const [rows, now] = await Promise.all([listWatchRows(actor.personId, limit), readClock()]);
  return rows.flatMap((row) => watchedListing(row, now));
}

/** Null for guests, who cannot watch. */
export const readWatchState = async (actor: Actor | null, list: List, listingId: string): Promise<boolean | null> =>
  actor && isWatched(actor.personId, list, listingId);

/** The same for a call, known by its reference. */
export const readCallWatchState = async (actor: Actor | null, reference: string): Promise<boolean | null> =>
  actor && isCallWatched(actor.personId, reference);
