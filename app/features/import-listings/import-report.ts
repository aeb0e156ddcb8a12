// Adds the notes of all rows up to a report: what became of every column and why, and of every row.
import type { Messages } from '#app/i18n/index.ts';
import { type ImportNoteCode, type NoteLevel, noteLevels, type RowNote, wholeRow } from './import-notes.ts';

export const rowOutcomes = ['added', 'changed', 'unchanged', 'refused', 'skipped'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

export interface ReportedRow {
  readonly number: number;
  readonly outcome: RowOutcome;
  readonly notes: readonly RowNote[];
}

export interface ReportReason {
  readonly level: NoteLevel;
  readonly code: ImportNoteCode;
  /** Rows that have it at least once. */
  readonly count: number;
  /** The first five of them. */
  readonly rows: readonly number[];
  /** Up to three different details, as examples. */
  readonly details: readonly string[];
}

export interface ColumnReport {
  readonly column: string;
  /** Rows in which the column was used at least once / only left out / said nothing. */
  readonly mapped: number;
  readonly dropped: number;
  readonly empty: number;
  /** Properties it became. */
  readonly properties: readonly string[];
  readonly reasons: readonly ReportReason[];
}

export interface ImportReport {
  readonly rows: number;
  readonly outcomes: Readonly<Record<RowOutcome, number>>;
  readonly columns: readonly ColumnReport[];
  /** Reasons that concern the row as a whole. */
  readonly rowReasons: readonly ReportReason[];
  readonly otherSheets: readonly string[];
}

interface NumberedNote extends RowNote {
  readonly row: number;
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** Errors first, then warnings, then what was left out; within a level the most frequent first. */
function reasonsOf(notes: readonly NumberedNote[]): ReportReason[] {
  const byCode = new Map<string, NumberedNote[]>();
  for (const note of notes) {
    if (note.level === 'mapped') continue;
    const key = `${note.level} ${note.code}`;
    const group = byCode.get(key);
    if (group) group.push(note);
    else byCode.set(key, [note]);
  }
  return [...byCode.values()]
    .map((group) => {
      const { level, code } = group[0]!;
      const rows = unique(group.map(({ row }) => row));
      const details = unique(group.map(({ detail }) => detail).filter(Boolean)).slice(0, 3);
      return { level, code, count: rows.length, rows: rows.slice(0, 5), details };
    })
    .sort(
      (left, right) => noteLevels.indexOf(right.level) - noteLevels.indexOf(left.level) || right.count - left.count,
    );
}

function columnReport(column: string, notes: readonly NumberedNote[], total: number): ColumnReport {
  const rowsWith = (level: NoteLevel) => new Set(notes.filter((note) => note.level === level).map(({ row }) => row));
  const mapped = rowsWith('mapped');
  const dropped = [...rowsWith('dropped')].filter((row) => !mapped.has(row));
  const doubted = unique(notes.map(({ row }) => row)).filter((row) => !mapped.has(row) && !dropped.includes(row));
  const properties = unique(notes.filter(({ level }) => level === 'mapped').map(({ detail }) => detail));
  return {
    column,
    mapped: mapped.size,
    // A value that was only warned about (unreadable) did not arrive either.
    dropped: dropped.length + doubted.length,
    empty: total - mapped.size - dropped.length - doubted.length,
    properties,
    reasons: reasonsOf(notes),
  };
}

/** `headings` are all columns of the file, so that a column nobody filled is listed as empty and not forgotten. */
export function buildImportReport(
  rows: readonly ReportedRow[],
  source: { readonly headings: readonly string[]; readonly otherSheets?: readonly string[] },
): ImportReport {
  const notes = rows.flatMap((row) => row.notes.map((note): NumberedNote => ({ ...note, row: row.number })));
  const byColumn = new Map<string, NumberedNote[]>(source.headings.map((heading) => [heading, []]));
  const ofRows: NumberedNote[] = [];
  for (const note of notes) {
    if (note.column === wholeRow) ofRows.push(note);
    else {
      const list = byColumn.get(note.column);
      if (list) list.push(note);
      else byColumn.set(note.column, [note]);
    }
  }
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: rows.length,
    outcomes: {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      skipped: count('skipped'),
    },
    columns: [...byColumn].map(([column, list]) => columnReport(column, list, rows.length)),
    rowReasons: reasonsOf(ofRows),
    otherSheets: source.otherSheets ?? [],
  };
}

/** What a property is called on the pages; its code where nobody ever sees it under another name. */
function propertyName(t: Messages, property: string): string {
  const names: Readonly<Record<string, string>> = { ...t.listings.label, ...t.importing.report.property };
  return names[property] ?? property;
}

function reasonLines(reasons: readonly ReportReason[], t: Messages): string[] {
  const { levels, separator, more, reason, details: example, ...words } = t.importing.report;
  const sentences: Readonly<Record<ImportNoteCode, string>> = words.codes;
  return reasons.flatMap(({ level, code, count, rows, details }) => {
    const numbers = `${rows.join(separator)}${count > rows.length ? more : ''}`;
    const line = reason({ level: levels[level], sentence: sentences[code], count, rows: numbers });
    return details.length > 0 ? [line, example({ details: details.join(' · ') })] : [line];
  });
}

/** Lines of plain text for a terminal or a mail. */
export function formatReport(report: ImportReport, t: Messages): string[] {
  const words = t.importing.report;
  const columns = report.columns.flatMap(({ column: name, mapped, dropped, empty, properties, reasons }) => [
    words.column({ name, mapped, dropped, empty }),
    ...(properties.length > 0
      ? [words.target({ properties: properties.map((property) => propertyName(t, property)).join(words.separator) })]
      : []),
    ...reasonLines(reasons, t),
  ]);
  return [
    words.totals({ rows: report.rows, ...report.outcomes }),
    ...(report.otherSheets.length > 0 ? [words.sheets({ names: report.otherSheets.join(words.separator) })] : []),
    words.columnsTitle,
    ...columns,
    ...(report.rowReasons.length > 0 ? [words.wholeRows, ...reasonLines(report.rowReasons, t)] : []),
  ];
}
