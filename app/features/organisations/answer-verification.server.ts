// An operator verifies an organisation, returns its request, suspends it or lifts that; the administrators are told why.
import type { Actor } from '#app/domain/actor.ts';
import {
  decideUsccOverride,
  decideVerification,
  type VerificationAnswer,
  type VerificationReason,
  verificationEnd,
} from '#app/domain/verification.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import {
  lockOrganisation,
  type OwnOrganisation,
  updateUsccOverride,
  updateVerification,
} from '#app/persistence/organisations.server.ts';
import { mailAdministrators } from './mail-administrators.server.ts';
import type { UsccOverrideInput, VerificationInput } from './verification-input.ts';

export type AnswerEvent = VerificationAnswer['event'];

const kindOf = { verify: 'verified', return: 'returned', suspend: 'suspended' } as const;

/** The organisation, locked, and whether the operator belongs to it. */
async function readCase(tx: Transaction, actor: Actor, organisationId: string) {
  const organisation = await lockOrganisation(tx, organisationId);
  if (!organisation) return null;
  const members = await listMembers(organisationId, tx);
  return { organisation, isMember: members.some(({ personId }) => personId === actor.personId) };
}

/** A verified year begins now; lifting a suspension gives back what was left of it. */
async function save(
  tx: Transaction,
  organisation: OwnOrganisation,
  { verification, event }: VerificationAnswer,
  note: string,
) {
  const now = await readClock(tx);
  const term = { verifiedAt: now, verifiedUntil: verificationEnd(now) };
  const isRefusedRenewal = event === 'returned' && verification === 'verified';
  await updateVerification(tx, organisation.id, {
    verification,
    verificationNote: note,
    ...(event === 'verified' ? term : {}),
    ...(isRefusedRenewal && organisation.verifiedAt ? { verificationRequestedAt: organisation.verifiedAt } : {}),
  });
  return event === 'verified' ? term.verifiedUntil : organisation.verifiedUntil;
}

export async function answerVerification(
  actor: Actor,
  input: VerificationInput,
): Promise<{ ok: true; answer: AnswerEvent } | { ok: false; reason: VerificationReason }> {
  const subject = { type: 'organisation', id: input.organisationId } as const;
  return attempt({ kind: `organisation.${kindOf[input.act]}`, actor, subject }, async (tx) => {
    const found = await readCase(tx, actor, input.organisationId);
    if (!found) return { ok: false, reason: 'not-found' };
    const { act, note, requestedAt: seenRequestedAt } = input;
    const decision = decideVerification({ actor, act, note, seenRequestedAt, ...found });
    if (!decision.ok) return decision;
    const { event } = decision.value;
    const until = await save(tx, found.organisation, decision.value, note);
    const data = event === 'verified' && until ? { until: until.toISOString() } : {};
    await appendEvent(tx, { kind: `organisation.${event}`, actor, subject, data });
    await mailAdministrators(tx, found.organisation, `organisation-${event}`, { note, ...(until ? { until } : {}) });
    return { ok: true, answer: event };
  });
}

/** An operator lets a code stand whose check digits fail, on the evidence and with a reason. */
export async function overrideUscc(
  actor: Actor,
  input: UsccOverrideInput,
): Promise<{ ok: true } | { ok: false; reason: VerificationReason }> {
  const subject = { type: 'organisation', id: input.organisationId } as const;
  const tried = { kind: 'organisation.uscc-overridden', actor, subject } as const;
  return attempt(tried, async (tx) => {
    const found = await readCase(tx, actor, input.organisationId);
    if (!found) return { ok: false, reason: 'not-found' };
    const { note, requestedAt: seenRequestedAt } = input;
    const decision = decideUsccOverride({ actor, note, seenRequestedAt, ...found });
    if (!decision.ok) return decision;
    await updateUsccOverride(tx, found.organisation.id, { reason: note, byId: actor.personId });
    await appendEvent(tx, { ...tried, data: { uscc: found.organisation.uscc, reason: note } });
    await mailAdministrators(tx, found.organisation, 'organisation-code-accepted', { note });
    return { ok: true };
  });
}
