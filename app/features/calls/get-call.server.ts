// One call: the public page, and the draft for its own people.
import type { Actor } from '#app/domain/actor.ts';
import { allowsState, mayDo } from '#app/domain/authorisation.ts';
import { type CallRefusal, type Criterion, callPhase, decideReadDraft, type Seat } from '#app/domain/call.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideSecondPerson } from '#app/domain/membership.ts';
import { wanFromMoney } from '#app/domain/money.ts';
import { decideReadOpened, decideSeat } from '#app/domain/opening.ts';
import { wallClockOf } from '#app/domain/period.ts';
import { listOpeningRecord } from '#app/persistence/bids.server.ts';
import { type CallRow, findCall } from '#app/persistence/calls.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findPersonName } from '#app/persistence/memberships.server.ts';
import type { CallSummary } from './call-card.tsx';
import { seatOrder } from './calls-refusals.ts';
import { summarise } from './list-calls.server.ts';
import type { OpeningRecordRow } from './opening-record.tsx';

export interface PublicCall extends CallSummary {
  readonly terms: string;
  readonly criteria: readonly Criterion[];
  readonly publishedAt: Date;
  readonly openedAt: Date | null;
  readonly cancelReason: string;
  readonly shortPeriodReason: string;
  /** Persons are not named; null stands for a custodian without an organisation (the platform's own). */
  readonly custodians: readonly {
    readonly seat: Seat;
    readonly organisation: { nameZh: string; nameEn: string } | null;
  }[];
  /** Empty until the opening. */
  readonly record: readonly OpeningRecordRow[];
}

/** What the reader may do here; from roles and phase alone, so that the page never depends on whether there are bids. */
export interface CallDoors {
  readonly cancel: boolean;
  readonly bid: boolean;
  readonly opening: boolean;
}

const custodiansOf = (row: CallRow) =>
  row.custodians
    .map(({ seat, custodianKey }) => ({
      seat,
      organisation: custodianKey.person.memberships[0]?.organisation ?? null,
    }))
    .sort(seatOrder);

function doorsOf(actor: Actor | null, row: CallRow, now: Date): CallDoors {
  const phase = callPhase(row, now);
  const custodians = row.custodians.map(({ custodianKey, ...one }) => ({ ...one, personId: custodianKey.personId }));
  const facts = { actor, callId: row.id, call: row, custodians, now };
  return {
    cancel: mayDo(actor, 'call.cancel', { owner: row.organisationId, state: phase }),
    bid: phase === 'open' && actor?.organisation?.id !== row.organisationId,
    opening:
      (decideSeat(actor, custodians).ok && phase !== 'cancelled' && phase !== 'open') || decideReadOpened(facts).ok,
  };
}

/** A published call as everybody sees it; `draft` tells own people to go to the form instead. */
export async function getCall(
  actor: Actor | null,
  reference: string,
): Promise<{ call: PublicCall; doors: CallDoors; now: Date } | 'draft' | null> {
  const [row, now] = await Promise.all([findCall(reference), readClock()]);
  if (!row) return null;
  if (!row.publishedAt || !allowsState('call.read', callPhase(row, now)))
    return mayDo(actor, 'call.read-draft', row.organisationId) ? 'draft' : null;
  const call: PublicCall = {
    ...summarise(row, now),
    terms: row.terms,
    criteria: row.criteria,
    publishedAt: row.publishedAt,
    openedAt: row.openedAt,
    cancelReason: row.cancelReason,
    shortPeriodReason: row.shortPeriodReason,
    custodians: custodiansOf(row),
    record: row.openedAt ? await listOpeningRecord(row.id) : [],
  };
  return { call, doors: doorsOf(actor, row, now), now };
}

/** Who can publish the draft: its reader now, only a colleague (four eyes), or nobody before a permission is given. */
export interface CallPublication {
  readonly way: 'now' | 'colleague' | 'permission';
  /** Null when the reader wrote it. */
  readonly writtenBy: string | null;
}

async function publicationOf(actor: Actor, row: CallRow): Promise<CallPublication> {
  const writtenById = row.editedById ?? row.createdById;
  const own = writtenById === actor.personId;
  const writtenBy = own ? null : await findPersonName(writtenById);
  if (!mayDo(actor, 'call.publish', row.organisationId)) return { way: 'permission', writtenBy };
  const memberCount = actor.organisation?.memberCount ?? 1;
  const second = decideSecondPerson({ personId: actor.personId, writtenById, memberCount });
  return { way: second.ok ? 'now' : 'colleague', writtenBy };
}

/** The draft as form values. */
export async function getCallDraft(actor: Actor, reference: string) {
  const row = await findCall(reference);
  if (!row) return refuse('not-found') satisfies Decision<never, CallRefusal>;
  const decision = decideReadDraft(actor, row);
  if (!decision.ok) return decision;
  return allow({
    reference: row.reference,
    mayEdit: mayDo(actor, 'call.draft', row.organisationId),
    publication: await publicationOf(actor, row),
    opportunity: row.opportunity.publishedVersion?.title ?? row.opportunity.reference,
    values: {
      title: row.title,
      mode: row.mode,
      terms: row.terms,
      criteria: row.criteria.map(({ name, weight }) => ({ name, weight: String(weight) })),
      prize: row.prizeMinor === null ? '' : wanFromMoney({ minor: row.prizeMinor, currency: 'CNY' }),
      bidsUntil: wallClockOf(row.bidsUntil),
      shortPeriodReason: row.shortPeriodReason,
      custodians: Object.fromEntries(row.custodians.map(({ seat, custodianKeyId }) => [seat, custodianKeyId])),
    },
  });
}
