// One side of an introduction keeps the other away, reports it, or asks to be asked again.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import {
  decideBlock,
  decideInvitation,
  decideReport,
  decideSides,
  type GuardReason,
  type ReportReason,
} from '#app/domain/guard.ts';
import { db, inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  hasReported,
  type InvitableIntroduction,
  insertReport,
  isBlocked,
  lockGuarded,
  markInvitedAgain,
  saveBlock,
} from '#app/persistence/guards.server.ts';
import { notify, recipientsOf } from '#app/persistence/notifications.server.ts';
import { getOrganisationNames } from '#app/persistence/organisations.server.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const load = async (tx: Transaction, id: string): Promise<InvitableIntroduction | null> =>
  uuid.test(id) ? lockGuarded(tx, id) : null;

type Answer = Promise<Decision<true, GuardReason>>;

/** The other side is not told: its requests find the listing closed, as for everybody else's closed listings. */
export const keepBlock = (actor: Actor, id: string, wanted: boolean): Answer => {
  const kind = wanted ? 'organisation.blocked' : 'organisation.unblocked';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx) => {
    const introduction = await load(tx, id);
    if (!introduction) return refuse('not-found');
    const sides = decideSides(actor, introduction);
    if (!sides.ok) return sides;
    const { own, other } = sides.value;
    const decision = decideBlock(actor, introduction, { isBlocked: await isBlocked(own, other, tx), wanted });
    if (!decision.ok) return decision;
    await saveBlock(tx, { organisationId: own, blockedId: other, blockedById: actor.personId }, wanted);
    await appendEvent(tx, { kind, actor, subject: { type: 'organisation', id: own }, data: { organisation: other } });
    return allow(true);
  });
};

export const inviteAgain = (actor: Actor, id: string): Answer =>
  attempt({ kind: 'introduction.invited-again', actor, data: { introduction: id } }, async (tx) => {
    const introduction = await load(tx, id);
    if (!introduction) return refuse('not-found');
    const decision = decideInvitation(actor, introduction);
    if (!decision.ok) return decision;
    await markInvitedAgain(tx, id, { at: await readClock(tx), personId: actor.personId });
    await appendEvent(tx, { kind: 'introduction.invited-again', actor, subject: { type: 'introduction', id } });
    const { nameZh: organisationZh, nameEn: organisationEn } = await getOrganisationNames(tx, decision.value.own);
    const recipients = await recipientsOf(tx, decision.value.other, 'contact');
    await notify(
      tx,
      recipients.map(({ personId, organisationId }) => ({
        ...{ personId, organisationId, topic: 'introduction' as const, path: `/introductions/${id}` },
        ...{ kind: 'organisation.invites-again' as const, params: { organisationZh, organisationEn } },
        dedupeKey: `invited-again:${id}`,
      })),
    );
    return allow(true);
  });

export const reportIntroduction = (
  actor: Actor,
  id: string,
  { reason, words }: { reason: ReportReason; words: string },
): Answer =>
  attempt({ kind: 'organisation.report-sent', actor, data: { introduction: id } }, async (tx) => {
    const introduction = await load(tx, id);
    if (!introduction) return refuse('not-found');
    const own = actor.organisation?.id ?? '';
    const decision = decideReport(actor, introduction, { isReported: own !== '' && (await hasReported(id, own, tx)) });
    if (!decision.ok) return decision;
    const report = await insertReport(tx, {
      ...{ introductionId: id, organisationId: decision.value.own, reportedById: actor.personId, reason, words },
    });
    const subject = { type: 'organisation', id: decision.value.own } as const;
    await appendEvent(tx, {
      kind: 'organisation.report-sent',
      actor,
      subject,
      data: { introduction: id, report, reason },
    });
    return allow(true);
  });

export interface GuardState {
  readonly id: string;
  readonly isBlocked: boolean;
  readonly isReported: boolean;
  readonly mayInvite: boolean;
}

/** Null for who is on neither side. */
export async function getGuard(actor: Actor, id: string): Promise<GuardState | null> {
  const introduction = await inTransaction((tx) => load(tx, id));
  if (!introduction) return null;
  const sides = decideSides(actor, introduction);
  if (!sides.ok) return null;
  const { own, other } = sides.value;
  const [blocked, isReported] = await Promise.all([isBlocked(own, other, db), hasReported(id, own)]);
  return { id, isBlocked: blocked, isReported, mayInvite: decideInvitation(actor, introduction).ok };
}
