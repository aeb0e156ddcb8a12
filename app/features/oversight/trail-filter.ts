// What a reader of the trail asked for, as it stands in the address.
import { type EventGroup, isEventGroup } from '#app/domain/event.ts';
import { addDays, instantFromWallClock, isDay } from '#app/domain/period.ts';

export interface TrailFilter {
  readonly group: EventGroup | null;
  readonly personId: string | null;
  /** "YYYY-MM-DD", both included. */
  readonly from: string | null;
  readonly until: string | null;
  readonly refusedOnly: boolean;
  /** Reference of an organisation; supervisors only. */
  readonly organisation: string | null;
}

export const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** Unreadable values count as absent. */
export function readTrailFilter(search: URLSearchParams): TrailFilter {
  const day = (name: string) => {
    const text = search.get(name) ?? '';
    return isDay(text) ? text : null;
  };
  const group = search.get('group');
  const person = search.get('person');
  const organisation = (search.get('organisation') ?? '').trim().toUpperCase();
  return {
    group: isEventGroup(group) ? group : null,
    personId: isId(person) ? person : null,
    from: day('from'),
    until: day('until'),
    refusedOnly: search.get('refused') === '1',
    organisation: /^[A-Z\d-]{4,60}$/.test(organisation) ? organisation : null,
  };
}

/** The address of the same view, with a cursor or a format where given. */
export function trailAddress(path: string, filter: TrailFilter, more: Readonly<Record<string, string>> = {}): string {
  const { group, personId, from, until, refusedOnly, organisation } = filter;
  const entries = Object.entries({ organisation, group, person: personId, from, until, ...more });
  const search = new URLSearchParams(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])));
  if (refusedOnly) search.set('refused', '1');
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Days are those of the site's zone. */
export const trailPeriod = ({ from, until }: TrailFilter): { from: Date | null; until: Date | null } => ({
  from: from === null ? null : instantFromWallClock(`${from}T00:00`),
  until: until === null ? null : instantFromWallClock(`${addDays(until, 1)}T00:00`),
});
