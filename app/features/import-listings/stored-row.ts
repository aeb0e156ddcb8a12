// Rows of a file as they wait in the database, and as they are after a person corrected cells.
import { cellText, type SkippedRow, type SourceRow, type SourceValue, skippedRows } from './source-row.ts';

const halfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What PostgreSQL's JSON takes: no NUL, no half characters, no dates. */
function storedValue(value: SourceValue): string | number | boolean | null | string[] {
  const text = (raw: string) => raw.replaceAll('\u0000', '').replaceAll(halfCharacter, '\ufffd');
  if (typeof value === 'string') return text(value);
  if (value instanceof Date) return dateText(value);
  if (Array.isArray(value)) return value.map((item: string) => text(item));
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return value as boolean | null;
}

/** "2026-12-31", with the time where the cell had one; both are read again as they were. */
function dateText(value: Date): string {
  const iso = cellText(value);
  const time = iso === '' ? '00:00' : value.toISOString().slice(11, 16);
  return time === '00:00' ? iso : `${iso} ${time}`;
}

export const toStored = ({ number, cells, filled, skip, joined, hidden }: SourceRow) => ({
  number,
  source: {
    cells: Object.fromEntries(Object.entries(cells).map(([heading, value]) => [heading, storedValue(value)])),
    ...(filled && { filled: [...filled] }),
    ...(skip && { skip }),
    ...(joined && { joined }),
    ...(hidden && { hidden }),
  },
});

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function cellFrom(value: unknown): SourceValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
}

/** The row as it is to be imported. A corrected cell is text and no longer "as above"; a corrected note row is an item. */
export function fromStored(row: {
  readonly number: number;
  readonly source: unknown;
  readonly edited: Readonly<Record<string, string>>;
}): SourceRow {
  const source: Json = isObject(row.source) ? row.source : {};
  const stored: Json = isObject(source.cells) ? source.cells : {};
  const cells: Record<string, SourceValue> = {};
  for (const [heading, value] of Object.entries(stored)) cells[heading] = cellFrom(value);
  const isEdited = Object.keys(row.edited).length > 0;
  const filled = Array.isArray(source.filled)
    ? source.filled.filter((heading) => !(String(heading) in row.edited))
    : [];
  const skip = skippedRows.find((kind): kind is SkippedRow => kind === source.skip);
  return {
    number: row.number,
    cells: { ...cells, ...row.edited },
    ...(filled.length > 0 ? { filled: filled.map(String) } : {}),
    ...(skip && !isEdited ? { skip } : {}),
    ...(typeof source.joined === 'number' ? { joined: source.joined } : {}),
    ...(source.hidden === true ? { hidden: true } : {}),
  };
}
