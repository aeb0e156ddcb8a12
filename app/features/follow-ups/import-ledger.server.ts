// A filled-in ledger comes back: each row's step and plan go the same way as on its page; refusals are told row by row.
import type { Decision } from '#app/domain/decision.ts';
import type { I18n } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { listWholeLedger } from './export-ledger.server.ts';
import { type FollowUpRefusal, followUpRefusals } from './follow-up-refusals.ts';
import type { LedgerSummary } from './get-ledger.server.ts';
import { planNext, proposeStep } from './keep-ledger.server.ts';
import { type RowFault, readCells, readPlan, readStep, type SheetCells } from './ledger-sheet.ts';

type Member = Parameters<typeof listWholeLedger>[0];

export interface LedgerFileRow {
  /** As the sheet counts, from 1. */
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface ImportResult {
  readonly steps: number;
  readonly plans: number;
  readonly same: number;
  readonly refused: readonly { readonly row: number; readonly why: string }[];
}

type RowResult = { readonly steps: number; readonly plans: number; readonly why: string };

/** Null when the file is no ledger. Sending the same file twice changes nothing the second time but refuses its steps. */
export async function importLedger(
  actor: Member,
  rows: readonly LedgerFileRow[],
  i18n: I18n,
): Promise<ImportResult | null> {
  const languages = [i18nFor('zh-CN').t, i18nFor('en').t];
  const read = rows.map(({ number, cells }) => ({ number, cells: readCells(cells, languages) }));
  if (read.length === 0 || read.some(({ cells }) => cells === null)) return null;
  const [ledger, members] = await Promise.all([listWholeLedger(actor), listMembers(actor.organisation.id)]);
  const known = new Map(ledger.map((row) => [row.id, row]));
  const people = members.map(({ personId, name }) => ({ id: personId, name }));
  let result: ImportResult = { steps: 0, plans: 0, same: 0, refused: [] };
  for (const { number, cells } of read) {
    if (!cells) continue;
    const before = known.get(cells.id);
    const one = before ? await importRow(actor, cells, { before, people, i18n }) : fault(i18n, 'unknownRow');
    const isSame = one.steps + one.plans === 0 && one.why === '';
    result = {
      steps: result.steps + one.steps,
      plans: result.plans + one.plans,
      same: result.same + (isSame ? 1 : 0),
      refused: one.why === '' ? result.refused : [...result.refused, { row: number, why: one.why }],
    };
  }
  return result;
}

const fault = ({ t }: I18n, why: RowFault): RowResult => ({ steps: 0, plans: 0, why: t.followUps.file[why] });

async function importRow(
  actor: Member,
  cells: SheetCells,
  { before, people, i18n }: { before: LedgerSummary; people: readonly { id: string; name: string }[]; i18n: I18n },
): Promise<RowResult> {
  const step = readStep(cells, [i18nFor('zh-CN').t, i18nFor('en').t]);
  const plan = readPlan(cells, before, people);
  if (typeof step === 'string') return fault(i18n, step);
  if (typeof plan === 'string') return fault(i18n, plan);
  const said = (result: Decision<true, FollowUpRefusal>) =>
    result.ok ? '' : followUpRefusals[result.reason].say(i18n.t);
  const why = [
    step ? said(await proposeStep(actor, before.id, step)) : null,
    plan ? said(await planNext(actor, before.id, plan)) : null,
  ];
  return {
    steps: why[0] === '' ? 1 : 0,
    plans: why[1] === '' ? 1 : 0,
    why: why.filter((text) => text).join(' '),
  };
}
