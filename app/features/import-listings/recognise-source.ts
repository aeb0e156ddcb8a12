// Recognises the shape of a list and maps all of its rows: the two special feeds by their keys, any other by its headings.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { guessList, type ListKind } from './column-mapping.ts';
import { type MapOptions, type MappedRow, wholeRow } from './import-notes.ts';
import { mapCapability } from './map-capability.ts';
import { mapChallengeGov } from './map-challenge-gov.ts';
import { mapOpportunity } from './map-opportunity.ts';
import { mapOwnCapability, mapOwnOpportunity, ownListWords } from './map-own-list.ts';
import { mapSbir } from './map-sbir.ts';
import type { SourceRow } from './source-row.ts';

export type ListSource = 'challenge-gov' | 'sbir' | 'plain-list';

/** What `readTable` gives, as far as the mapping needs it. */
export interface MappableTable {
  readonly rows: readonly SourceRow[];
  readonly unreadable: readonly number[];
}

/** All column names of a table in order of appearance: records of a feed need not all have the same keys. */
export const headingsOfTable = (rows: readonly SourceRow[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row.cells))),
];

export function recogniseSource(headings: readonly string[]): ListSource {
  const has = (...keys: string[]) => keys.every((key) => headings.includes(key));
  if (has('challenge-id', 'challenge-title', 'submission-end')) return 'challenge-gov';
  return has('award_id', 'abstract', 'phase') ? 'sbir' : 'plain-list';
}

/** Which list a file belongs to; null when its headings do not tell and the person has to say. */
export function recogniseList(headings: readonly string[]): ListKind | null {
  const source = recogniseSource(headings);
  if (source === 'plain-list') return guessList(headings);
  return source === 'sbir' ? 'capability' : 'opportunity';
}

/** The first row keeps a key; later ones with the same key are refused, naming that row, so that none overwrites it. */
function refuseDuplicates<Content>(rows: readonly MappedRow<Content>[]): MappedRow<Content>[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (!row.ok) return row;
    const before = first.get(row.importKey);
    if (before === undefined) {
      first.set(row.importKey, row.number);
      return row;
    }
    const note = { column: wholeRow, level: 'error', code: 'duplicate-key', detail: String(before) } as const;
    return { ok: false, number: row.number, reason: 'duplicate-key', notes: [...row.notes, note] };
  });
}

function mapRows<Content>(table: MappableTable, map: (row: SourceRow) => MappedRow<Content>): MappedRow<Content>[] {
  const unreadable = table.unreadable.map((number): MappedRow<Content> => {
    const note = { column: wholeRow, level: 'error', code: 'record-unreadable', detail: '' } as const;
    return { ok: false, number, reason: 'record-unreadable', notes: [note] };
  });
  return refuseDuplicates([...table.rows.map(map), ...unreadable].sort((left, right) => left.number - right.number));
}

export function mapOpportunityTable(table: MappableTable, options: MapOptions): MappedRow<OpportunityContent>[] {
  const headings = headingsOfTable(table.rows);
  const words = ownListWords('opportunity', headings);
  if (words) return mapRows(table, (row) => mapOwnOpportunity(row, words) ?? mapOpportunity(row, options));
  const map = recogniseSource(headings) === 'challenge-gov' ? mapChallengeGov : mapOpportunity;
  return mapRows(table, (row) => map(row, options));
}

export function mapCapabilityTable(table: MappableTable, options: MapOptions): MappedRow<CapabilityContent>[] {
  const headings = headingsOfTable(table.rows);
  const words = ownListWords('capability', headings);
  if (words) return mapRows(table, (row) => mapOwnCapability(row, words) ?? mapCapability(row, options));
  const map = recogniseSource(headings) === 'sbir' ? mapSbir : mapCapability;
  return mapRows(table, (row) => map(row, options));
}
