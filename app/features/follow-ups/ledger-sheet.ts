// The ledger as a table: its headings in both languages, its rows, and what a filled-in row asks for.
import { type EndReason, endReasons, type FollowUpStage, followUpStages } from '#app/domain/follow-up.ts';
import { isDay } from '#app/domain/period.ts';
import type { I18n, Messages } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { LedgerSummary } from './get-ledger.server.ts';
import type { StepInput } from './keep-ledger.server.ts';

export const sheetColumns = [
  'id',
  'other',
  'title',
  'stage',
  'nextOn',
  'responsible',
  'note',
  'newStage',
  'newEndReason',
  'newOn',
  'newNote',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];
export type SheetCells = Readonly<Record<SheetColumn, string>>;

export function sheetRow({ t, locale }: I18n, row: LedgerSummary): SheetCells {
  const words = t.followUps;
  const fresh = { newStage: '', newEndReason: '', newOn: '', newNote: '' };
  return {
    ...fresh,
    ...{ id: row.id, title: row.title, nextOn: row.nextOn ?? '', responsible: row.responsible, note: row.note },
    other: organisationName(locale, row.other),
    stage: row.stage ? words.stage[row.stage] : words.noStage,
  };
}

/** Cells by column, whichever language the headings are in; null when it is not a ledger. */
export function readCells(cells: Readonly<Record<string, string>>, languages: readonly Messages[]): SheetCells | null {
  const found = sheetColumns.map((column) => {
    const heading = languages.map((t) => t.followUps.file.columns[column]).find((name) => Object.hasOwn(cells, name));
    return [column, heading === undefined ? null : (cells[heading] ?? '').trim()] as const;
  });
  if (found.some(([column, text]) => text === null && (column === 'id' || column === 'newStage'))) return null;
  return Object.fromEntries(found.map(([column, text]) => [column, text ?? ''])) as unknown as SheetCells;
}

export type RowFault = 'unknownRow' | 'unknownStage' | 'unknownReason' | 'unknownPerson' | 'badDay';

function codeOf<Code extends string>(
  codes: readonly Code[],
  text: string,
  tables: readonly Readonly<Record<Code, string>>[],
): Code | null {
  return codes.find((code) => code === text || tables.some((words) => words[code] === text)) ?? null;
}

/** The step a row asks for; null when it asks for none. */
export function readStep(cells: SheetCells, languages: readonly Messages[]): StepInput | RowFault | null {
  if (cells.newStage === '') return null;
  const stage: FollowUpStage | null = codeOf(
    followUpStages,
    cells.newStage,
    languages.map((t) => t.followUps.stage),
  );
  if (!stage) return 'unknownStage';
  const reasons = languages.map((t) => t.followUps.endReason);
  const endReason: EndReason | null =
    cells.newEndReason === '' ? null : codeOf(endReasons, cells.newEndReason, reasons);
  if (cells.newEndReason !== '' && !endReason) return 'unknownReason';
  if (!isDay(cells.newOn)) return 'badDay';
  return { stage, endReason, happenedOn: cells.newOn, note: cells.newNote.slice(0, 1000) };
}

/** The plan a row asks for; null when it is as it was. */
export function readPlan(
  cells: SheetCells,
  before: LedgerSummary,
  members: readonly { readonly id: string; readonly name: string }[],
): { nextOn: string | null; responsibleId: string | null; note: string } | RowFault | null {
  const { nextOn, responsible, note } = cells;
  if (nextOn === (before.nextOn ?? '') && responsible === before.responsible && note === before.note) return null;
  if (nextOn !== '' && !isDay(nextOn)) return 'badDay';
  const person = members.find(({ name }) => name === responsible);
  if (responsible !== '' && !person) return 'unknownPerson';
  return { nextOn: nextOn || null, responsibleId: person?.id ?? null, note: note.slice(0, 1000) };
}
