// The ledger as one side reads it: of one introduction, and of all its accepted ones.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import {
  confirmedStage,
  type EndReason,
  type FollowUpStage,
  nextStages,
  openStep,
  type Staleness,
  type StepAnswer,
  staleness,
} from '#app/domain/follow-up.ts';
import type { FunnelCounts } from '#app/domain/funnel.ts';
import { noCounts } from '#app/domain/funnel.ts';
import { readClock } from '#app/persistence/client.server.ts';
import {
  findPlan,
  type LedgerRow,
  listLedgerRows,
  listSteps,
  type Plan,
  type StepRow,
} from '#app/persistence/follow-ups.server.ts';
import { countFunnel } from '#app/persistence/funnels.server.ts';
import { findIntroduction } from '#app/persistence/introductions.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';

type Member = Actor & { readonly organisation: NonNullable<Actor['organisation']> };

interface Named {
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface LedgerEntry {
  readonly id: string;
  readonly stage: FollowUpStage;
  readonly endReason: EndReason | null;
  readonly happenedOn: string;
  readonly note: string;
  readonly isOwn: boolean;
  readonly proposedAt: Date;
  readonly answer: StepAnswer | null;
  readonly answerNote: string;
}

export interface LedgerSummary {
  readonly id: string;
  readonly other: Named;
  readonly title: string;
  readonly stage: FollowUpStage | null;
  readonly open: LedgerEntry | null;
  readonly nextOn: string | null;
  readonly responsible: string;
  readonly note: string;
  readonly stale: Staleness | null;
}

const entryOf = (step: StepRow, own: string): LedgerEntry => ({
  id: step.id,
  stage: step.stage,
  endReason: step.endReason,
  happenedOn: step.happenedOn,
  note: step.note,
  isOwn: step.organisationId === own,
  proposedAt: step.proposedAt,
  answer: step.answer,
  answerNote: step.answerNote,
});

function summaryOf(row: LedgerRow, own: string, now: Date, names: ReadonlyMap<string, string>): LedgerSummary {
  const { id, other, title, steps, nextOn, responsibleId, note } = row;
  const open = openStep(steps);
  return {
    ...{ id, title, nextOn, note },
    other: { reference: other.reference, nameZh: other.nameZh, nameEn: other.nameEn },
    stage: confirmedStage(steps),
    open: open && entryOf(open, own),
    responsible: names.get(responsibleId ?? '') ?? '',
    stale: staleness({ ...row, organisationId: own, now })?.why ?? null,
  };
}

const pageSize = 50;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export interface LedgerPage {
  readonly rows: readonly LedgerSummary[];
  readonly next: string | null;
  readonly isFirst: boolean;
  /** The organisation's own figures, all of them: they are nobody else's. */
  readonly funnel: FunnelCounts;
}

export async function listLedger({ organisation }: Member, after: string): Promise<LedgerPage> {
  const cursor = uuid.test(after) ? after : null;
  const [rows, members, now, funnel] = await Promise.all([
    listLedgerRows(organisation.id, { cursor, limit: pageSize + 1 }),
    listMembers(organisation.id),
    readClock(),
    countFunnel('all', organisation.id),
  ]);
  const names = new Map(members.map(({ personId, name }) => [personId, name]));
  const shown = rows.slice(0, pageSize).map((row) => summaryOf(row, organisation.id, now, names));
  return {
    rows: shown,
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    isFirst: cursor === null,
    funnel: funnel.get('all') ?? noCounts,
  };
}

export interface Ledger {
  readonly id: string;
  readonly other: Named;
  readonly entries: readonly LedgerEntry[];
  readonly stage: FollowUpStage | null;
  readonly open: LedgerEntry | null;
  readonly choices: readonly FollowUpStage[];
  readonly stale: Staleness | null;
  readonly plan: Plan;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly mayKeep: boolean;
}

/** Null when the organisation is neither side, or the introduction was not accepted. */
export async function getLedger(actor: Member, id: string): Promise<Ledger | null> {
  const own = actor.organisation.id;
  const introduction = uuid.test(id) ? await findIntroduction(id, own) : null;
  if (!introduction?.acceptedAt) return null;
  const [steps, plan, members, now] = await Promise.all([
    listSteps(id),
    findPlan(id, own),
    listMembers(own),
    readClock(),
  ]);
  const other = introduction.fromOrganisationId === own ? introduction.toOrganisation : introduction.fromOrganisation;
  const open = openStep(steps);
  const facts = { organisationId: own, acceptedAt: introduction.acceptedAt, steps, nextOn: plan.nextOn, now };
  return {
    id,
    other: { reference: other.reference, nameZh: other.nameZh, nameEn: other.nameEn },
    entries: steps.map((step) => entryOf(step, own)),
    stage: confirmedStage(steps),
    open: open && entryOf(open, own),
    choices: open ? [] : nextStages(steps),
    stale: staleness(facts)?.why ?? null,
    plan,
    members: members.map(({ personId, name }) => ({ id: personId, name })),
    mayKeep: mayDo(actor, 'follow-up.keep', own),
  };
}
