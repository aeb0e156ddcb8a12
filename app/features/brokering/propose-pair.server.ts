// A broker proposes a pair to both sides, takes a proposal back, and writes minutes of visits; a side declines.
import type { Actor } from '#app/domain/actor.ts';
import {
  decideDecliningProposal,
  decideMinutes,
  decideProposal,
  decideWithdrawingProposal,
  type MinutesReason,
  type ProposalAnswerReason,
  type ProposeReason,
} from '#app/domain/broker-proposal.ts';
import { findContacts } from '#app/domain/contact-finding.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { DeclineReason } from '#app/domain/introduction.ts';
import { dayOf } from '#app/domain/period.ts';
import {
  closeProposal,
  countOpenProposals,
  insertMinutes,
  insertProposal,
  isPairKnown,
  lockPair,
  lockProposal,
  proposalFacts,
} from '#app/persistence/broker-proposals.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { findInterestListing } from '#app/persistence/introductions.server.ts';
import { tellOneBroker, tellSides } from './tell-proposal.server.ts';

const holdsContacts = (text: string): boolean => findContacts(text).length > 0;
/** Brokers act for the platform here, whatever organisation they belong to besides. */
const asBroker = (actor: Actor): Actor => ({ ...actor, organisation: null });

/** `opportunity` and `capability` are references. */
export async function proposePair(
  actor: Actor | null,
  pair: { readonly opportunity: string; readonly capability: string },
  reason: string,
): Promise<Decision<{ id: string }, ProposeReason>> {
  const kind = 'proposal.made';
  const [opportunity, capability] = await Promise.all([
    findInterestListing('opportunity', pair.opportunity),
    findInterestListing('capability', pair.capability),
  ]);
  return attempt({ kind, actor, data: { ...pair } }, async (tx): Promise<Decision<{ id: string }, ProposeReason>> => {
    if (opportunity && capability) await lockPair(tx, opportunity.id, capability.id);
    const now = await readClock(tx);
    const isKnown = !!opportunity && !!capability && (await isPairKnown(tx, opportunity.id, capability.id, now));
    const openOfActor = actor ? await countOpenProposals(tx, actor.personId, now) : 0;
    const facts = {
      actor,
      opportunity,
      capability,
      reason,
      hasContacts: holdsContacts(reason),
      isKnown,
      openOfActor,
      now,
    };
    const decision = decideProposal(facts);
    if (!decision.ok) return decision;
    if (!actor || !opportunity || !capability) return refuse('not-found');
    const { id } = await insertProposal(tx, {
      ...{ opportunityId: opportunity.id, capabilityId: capability.id, brokerId: actor.personId },
      ...{ opportunityOrganisationId: opportunity.organisationId, capabilityOrganisationId: capability.organisationId },
      ...{ reason: reason.trim(), proposedAt: now, answerDueAt: decision.value.answerDueAt },
    });
    await appendEvent(tx, {
      kind,
      actor: asBroker(actor),
      subject: { type: 'proposal', id },
      data: { role: 'broker' },
    });
    await tellSides(tx, 'proposal.made', id, { opportunity, capability });
    return allow({ id });
  });
}

export async function withdrawProposal(actor: Actor | null, id: string): Promise<Decision<true, ProposalAnswerReason>> {
  const kind = 'proposal.withdrawn';
  return attempt({ kind, actor, data: { proposal: id } }, async (tx): Promise<Decision<true, ProposalAnswerReason>> => {
    const row = await lockProposal(tx, id);
    if (!row) return refuse('not-found');
    const now = await readClock(tx);
    const decision = decideWithdrawingProposal({ actor, proposal: proposalFacts(row, now), now });
    if (!decision.ok || !actor) return decision;
    await closeProposal(tx, id, { withdrawnAt: now });
    await appendEvent(tx, {
      kind,
      actor: asBroker(actor),
      subject: { type: 'proposal', id },
      data: { role: 'broker' },
    });
    return allow(true);
  });
}

export async function declineProposal(
  actor: Actor | null,
  id: string,
  answer: { readonly reason: DeclineReason | null; readonly note: string },
): Promise<Decision<true, ProposalAnswerReason>> {
  const kind = 'proposal.declined';
  return attempt({ kind, actor, data: { proposal: id } }, async (tx): Promise<Decision<true, ProposalAnswerReason>> => {
    const row = await lockProposal(tx, id);
    if (!row) return refuse('not-found');
    const now = await readClock(tx);
    const { reason, note } = answer;
    const facts = { actor, proposal: proposalFacts(row, now), reason, hasContacts: holdsContacts(note), now };
    const decision = decideDecliningProposal(facts);
    if (!decision.ok || !reason) return decision.ok ? refuse('decline-reason-needed') : decision;
    const end = { declinedAt: now, declinedByOrganisationId: decision.value, declineReason: reason, declineNote: note };
    await closeProposal(tx, id, end);
    await appendEvent(tx, { kind, actor, subject: { type: 'proposal', id } });
    await tellOneBroker(tx, 'proposal.declined', row);
    return allow(true);
  });
}

/** `visitedOn` is "YYYY-MM-DD". */
export async function writeMinutes(
  actor: Actor | null,
  id: string,
  { visitedOn, text }: { readonly visitedOn: string; readonly text: string },
): Promise<Decision<true, MinutesReason>> {
  const kind = 'proposal.minutes-written';
  return attempt({ kind, actor, data: { proposal: id } }, async (tx): Promise<Decision<true, MinutesReason>> => {
    const row = await lockProposal(tx, id);
    if (!row) return refuse('not-found');
    const now = await readClock(tx);
    const facts = {
      actor,
      proposal: proposalFacts(row, now),
      shown: row.introduction,
      visitedOn,
      text,
      today: dayOf(now),
    };
    const decision = decideMinutes(facts);
    if (!decision.ok || !actor) return decision;
    const made = {
      proposalId: id,
      visitedOn: new Date(`${visitedOn}T00:00:00Z`),
      text: text.trim(),
      writtenById: actor.personId,
    };
    const { id: minutes } = await insertMinutes(tx, made);
    await appendEvent(tx, {
      kind,
      actor: asBroker(actor),
      subject: { type: 'proposal', id },
      data: { role: 'broker', minutes },
    });
    await tellSides(tx, 'proposal.minutes-written', id, row, minutes);
    return allow(true);
  });
}
