// What the file leaves open and the import decides: the last day of a listing, and a field when none can be told.
import type { Field } from '#app/domain/field.ts';
import { type AcceptedRow, type MappedRow, type RowNote, wholeRow } from './import-notes.ts';

interface Settled {
  readonly validUntil: string;
  readonly fields: readonly Field[];
}

export interface Settling {
  /** "YYYY-MM-DD", as the database has it. */
  readonly today: string;
  /** Last day of rows that have none of their own, or one that is past. */
  readonly validUntil: string;
  /**
   * Last days that earlier imports gave, by import key. A row that still says nothing keeps its day as long as that is
   * not past: else every import would change every row.
   */
  readonly earlierDays: ReadonlyMap<string, string>;
  /** Field of rows whose text tells none, because without a field nothing can be published; null leaves them without. */
  readonly field: Field | null;
}

const warning = (code: RowNote['code'], detail: string): RowNote => ({
  column: wholeRow,
  level: 'warning',
  code,
  detail,
});

function settleDay<Content extends Settled>(row: AcceptedRow<Content>, settling: Settling): AcceptedRow<Content> {
  const { today, validUntil, earlierDays } = settling;
  const own = row.content.validUntil;
  const isAssumed = row.notes.some(({ code }) => code === 'valid-until-assumed');
  // A list of ours says every day as it stands, past ones too.
  if (row.reference !== undefined || (!isAssumed && own >= today)) return row;
  const earlier = earlierDays.get(row.importKey);
  const day = earlier !== undefined && earlier >= today ? earlier : validUntil;
  const others = row.notes.filter(({ code }) => code !== 'valid-until-assumed');
  const notes = [
    ...others,
    ...(isAssumed ? [] : [warning('valid-until-past', own)]),
    ...(day === earlier ? [warning('valid-until-kept', day)] : []),
    ...(isAssumed && day !== earlier ? [warning('valid-until-assumed', day)] : []),
  ];
  return { ...row, content: { ...row.content, validUntil: day }, notes };
}

function settleField<Content extends Settled>(row: AcceptedRow<Content>, field: Field | null): AcceptedRow<Content> {
  if (!field || row.content.fields.length > 0) return row;
  const others = row.notes.filter(({ column, code }) => column !== wholeRow || code !== 'fields-not-found');
  const notes = [...others, warning('fields-assumed', field)];
  return { ...row, content: { ...row.content, fields: [field] }, notes };
}

export const settleRows = <Content extends Settled>(
  rows: readonly MappedRow<Content>[],
  settling: Settling,
): MappedRow<Content>[] => rows.map((row) => (row.ok ? settleField(settleDay(row, settling), settling.field) : row));
