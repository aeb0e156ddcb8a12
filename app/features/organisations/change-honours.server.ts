// Honours and the innovation credit score: what an organisation adds to its profile, and what it sees of them.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { honourLimit } from '#app/domain/honour.ts';
import { isDuplicate } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { deleteHonour, insertHonour, listHonours } from '#app/persistence/honours.server.ts';
import { lockOrganisation, updateCredit } from '#app/persistence/organisations.server.ts';
import type { CreditInput, HonourInput } from './honour-input.ts';

export type HonourReason = AccessReason | 'honour-taken' | 'too-many-honours' | 'no-such-honour';
type Answer = { ok: true } | { ok: false; reason: HonourReason };

const subjectOf = (id: string) => ({ type: 'organisation', id }) as const;

export async function addHonour(actor: Actor, organisationId: string, input: HonourInput): Promise<Answer> {
  const event = { kind: 'organisation.honour-added', actor, subject: subjectOf(organisationId) } as const;
  try {
    return await attempt(event, async (tx): Promise<Answer> => {
      const access = decideAccess(actor, 'organisation.manage', organisationId);
      if (!access.ok) return access;
      await lockOrganisation(tx, organisationId);
      const held = await listHonours(organisationId, tx);
      if (held.length >= honourLimit) return { ok: false, reason: 'too-many-honours' };
      const honourId = await insertHonour(tx, organisationId, input);
      await appendEvent(tx, { ...event, data: { honourId, kind: input.kind } });
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: 'honour-taken' };
    throw error;
  }
}

export async function removeHonour(actor: Actor, organisationId: string, honourId: string): Promise<Answer> {
  const event = {
    kind: 'organisation.honour-removed',
    actor,
    subject: subjectOf(organisationId),
    data: { honourId },
  } as const;
  return attempt(event, async (tx): Promise<Answer> => {
    const access = decideAccess(actor, 'organisation.manage', organisationId);
    if (!access.ok) return access;
    if (!(await deleteHonour(tx, organisationId, honourId))) return { ok: false, reason: 'no-such-honour' };
    await appendEvent(tx, event);
    return { ok: true };
  });
}

/** Null takes the score away. */
export async function changeCredit(actor: Actor, organisationId: string, credit: CreditInput): Promise<Answer> {
  const event = { kind: 'organisation.credit-changed', actor, subject: subjectOf(organisationId) } as const;
  return attempt(event, async (tx): Promise<Answer> => {
    const access = decideAccess(actor, 'organisation.manage', organisationId);
    if (!access.ok) return access;
    await lockOrganisation(tx, organisationId);
    await updateCredit(tx, organisationId, credit);
    await appendEvent(tx, { ...event, data: credit ? { score: credit.score, on: credit.on } : {} });
    return { ok: true };
  });
}
