// Who opened the locked sections of a listing, as its own organisation may know it: before an introduction no names.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import type { List } from '#app/domain/listing.ts';
import {
  listIntroducedTo,
  listSectionReadings,
  type SectionReadingRow,
} from '#app/persistence/section-readings.server.ts';

const limit = 200;

/** `name` is null until the two organisations have an accepted introduction about this listing. */
export type ShownReading = Omit<SectionReadingRow, 'personId' | 'name'> & { readonly name: string | null };

/** Newest first; empty for everybody outside the listing's organisation. */
export async function listReadings(
  actor: Actor | null,
  list: List,
  listing: { readonly id: string; readonly organisationId: string },
): Promise<readonly ShownReading[]> {
  if (!actor || !mayDo(actor, 'listing.read-own', listing.organisationId)) return [];
  const [rows, introduced] = await Promise.all([
    listSectionReadings(list, listing.id, limit),
    listIntroducedTo(list, listing.id, listing.organisationId),
  ]);
  return rows.map(({ personId: _, name, ...row }) => ({
    ...row,
    name: introduced.has(row.organisation.id) ? name : null,
  }));
}
