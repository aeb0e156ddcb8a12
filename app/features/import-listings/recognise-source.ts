// Recognises the shape of a list and maps all of its rows: the two special feeds by their keys, any other by its headings.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { guessList, type ListKind } from './column-mapping.ts';
import { type ImportNoteCode, type MapOptions, type MappedRow, wholeRow } from './import-notes.ts';
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

/**
 * The first row keeps a key. A later one with the same name but another 序号 and other words is another item: its number
 * joins the key. One that says the same is refused, naming the first row, so that none overwrites it.
 */
export function settleDuplicate<Content>(
  row: MappedRow<Content>,
  earlier: (key: string) => { readonly number: number; readonly rowNumber: string } | undefined,
): MappedRow<Content> {
  if (!row.ok) return row;
  const before = earlier(row.importKey);
  if (before === undefined) return row;
  const numbered = `${row.importKey}|${row.rowNumber ?? ''}`.slice(0, 320);
  const isOther = (row.rowNumber ?? '') !== '' && row.rowNumber !== before.rowNumber;
  if (isOther && !row.importKey.startsWith('id:') && !earlier(numbered)) return { ...row, importKey: numbered };
  const note = { column: wholeRow, level: 'error', code: 'duplicate-key', detail: String(before.number) } as const;
  return { ok: false, number: row.number, reason: 'duplicate-key', notes: [...row.notes, note] };
}

function settleDuplicates<Content>(rows: readonly MappedRow<Content>[]): MappedRow<Content>[] {
  const first = new Map<string, { number: number; rowNumber: string }>();
  return rows.map((row) => {
    const settled = settleDuplicate(row, (key) => first.get(key));
    if (settled.ok) first.set(settled.importKey, { number: settled.number, rowNumber: settled.rowNumber ?? '' });
    return settled;
  });
}

/** What was seen while reading the sheet joins what was seen while mapping. */
function addSheetNotes<Content>(source: SourceRow, mapped: MappedRow<Content>): MappedRow<Content> {
  const warning = (code: ImportNoteCode, detail: string) =>
    ({ column: wholeRow, level: 'warning', code, detail }) as const;
  const notes = [
    ...(source.joined ? [warning('rows-joined', String(source.joined + 1))] : []),
    ...(source.hidden ? [warning('row-hidden', '')] : []),
  ];
  return notes.length > 0 ? { ...mapped, notes: [...mapped.notes, ...notes] } : mapped;
}

function mapRow<Content>(source: SourceRow, map: (row: SourceRow) => MappedRow<Content>): MappedRow<Content> {
  if (!source.skip) return addSheetNotes(source, map(source));
  const note = { column: wholeRow, level: 'dropped', code: source.skip, detail: '' } as const;
  return { ok: false, number: source.number, reason: 'skipped', notes: [note] };
}

function mapRows<Content>(table: MappableTable, map: (row: SourceRow) => MappedRow<Content>): MappedRow<Content>[] {
  const unreadable = table.unreadable.map((number): MappedRow<Content> => {
    const note = { column: wholeRow, level: 'error', code: 'record-unreadable', detail: '' } as const;
    return { ok: false, number, reason: 'record-unreadable', notes: [note] };
  });
  const rows = [...table.rows.map((row) => mapRow(row, map)), ...unreadable];
  return settleDuplicates(rows.sort((left, right) => left.number - right.number));
}

/** How one row of a list becomes content, by what the headings show the source to be. */
export const opportunityMapper = (headings: readonly string[], options: MapOptions) => (row: SourceRow) =>
  mapRow(row, (source) =>
    (recogniseSource(headings) === 'challenge-gov' ? mapChallengeGov : mapOpportunity)(source, options),
  );

export const capabilityMapper = (headings: readonly string[], options: MapOptions) => (row: SourceRow) =>
  mapRow(row, (source) => (recogniseSource(headings) === 'sbir' ? mapSbir : mapCapability)(source, options));

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
