// Consent after acceptance: to the exchange of contact details, and to the broker reading along. Both can be taken back.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideTakingPart, decideWithdrawing } from '#app/domain/introduction.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { showToBroker } from '#app/persistence/introduction-clock.server.ts';
import {
  type ContactDetails,
  changeConsent,
  listWithdrawn,
  lockIntroduction,
} from '#app/persistence/introductions.server.ts';
import { tellIntroduction } from './tell-introduction.server.ts';

export type ConsentReason = AccessReason | 'nothing-to-change';

/** From now on neither side reads the other's details, until consent is given again. */
export async function withdrawContacts(actor: Actor, id: string): Promise<Decision<true, ConsentReason>> {
  const kind = 'introduction.consent-withdrawn';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx): Promise<Decision<true, ConsentReason>> => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const decision = decideWithdrawing(actor, introduction);
    if (!decision.ok) return decision;
    const side = decision.value;
    if ((await listWithdrawn(id, tx))[side]) return refuse('nothing-to-change');
    const now = await readClock(tx);
    await changeConsent(tx, id, side, { withdrawnAt: now });
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    const key = now.toISOString();
    await tellIntroduction(tx, kind, introduction, side === 'from' ? 'to' : 'from', { key });
    return allow(true);
  });
}

/** Gives consent again, with the details as they are now. */
export async function shareContacts(
  actor: Actor,
  id: string,
  contact: ContactDetails,
): Promise<Decision<true, ConsentReason>> {
  const kind = 'introduction.consent-given';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx): Promise<Decision<true, ConsentReason>> => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const decision = decideTakingPart(actor, introduction);
    if (!decision.ok) return decision;
    await changeConsent(tx, id, decision.value, contact);
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    return allow(true);
  });
}

/** Lets the broker who proposed the pair read what both sides allow, or no longer. */
export async function letBrokerRead(
  actor: Actor,
  id: string,
  isShown: boolean,
): Promise<Decision<true, ConsentReason>> {
  const kind = isShown ? 'introduction.broker-admitted' : 'introduction.broker-shut-out';
  return attempt({ kind, actor, data: { introduction: id } }, async (tx): Promise<Decision<true, ConsentReason>> => {
    const introduction = await lockIntroduction(tx, id);
    if (!introduction) return refuse('not-found');
    const decision = isShown ? decideTakingPart(actor, introduction) : decideWithdrawing(actor, introduction);
    if (!decision.ok) return decision;
    await showToBroker(tx, id, decision.value, isShown ? await readClock(tx) : null);
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id } });
    return allow(true);
  });
}
