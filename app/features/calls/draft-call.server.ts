// Drafts a call on an own opportunity, and changes the draft until it is published.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess } from '#app/domain/authorisation.ts';
import { type CallRefusal, decideEditCall, mayHoldSeat, seats } from '#app/domain/call.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { moneyFromWan } from '#app/domain/money.ts';
import { referenceFrom } from '#app/domain/reference.ts';
import { randomness } from '#app/gateways/seal.server.ts';
import {
  type CallContent,
  findOpportunityForCall,
  insertCall,
  lockCall,
  replaceCustodians,
  updateCallContent,
} from '#app/persistence/calls.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { hashCall } from '#app/persistence/content-hash.server.ts';
import { listKeyHolders } from '#app/persistence/custodian-keys.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';
import type { CallInput } from './call-input.ts';

const contentOf = (input: CallInput): CallContent => ({
  title: input.title,
  mode: input.mode,
  terms: input.terms,
  criteria: input.criteria,
  prizeMinor: input.prize ? (moneyFromWan(input.prize)?.minor ?? null) : null,
  bidsUntil: input.bidsUntil,
  shortPeriodReason: input.shortPeriodReason,
});

/** A draft may leave seats open, but never names somebody who could not sit there. */
async function decideChosen(input: CallInput, organisationId: string): Promise<Decision<true, CallRefusal>> {
  const holders = await listKeyHolders(organisationId);
  const chosen = seats.flatMap((seat) => (input.custodians[seat] ? [{ seat, keyId: input.custodians[seat] }] : []));
  const people = chosen.map(({ seat, keyId }) => ({ seat, holder: holders.find((one) => one.keyId === keyId) }));
  if (!people.every(({ seat, holder }) => holder && mayHoldSeat(seat, holder, organisationId)))
    return refuse('custodian-not-eligible');
  return new Set(people.map(({ holder }) => holder?.personId)).size === people.length
    ? allow(true)
    : refuse('custodians-same-person');
}

type NewCallInput = CallInput & { readonly opportunity: string };

/** @returns the new call's reference */
export const draftCall = async (actor: Actor, input: NewCallInput): Promise<Decision<string, CallRefusal>> =>
  noted({ kind: 'call.drafted', actor, data: { reference: input.opportunity } }, await makeDraft(actor, input));

async function makeDraft(actor: Actor, input: NewCallInput): Promise<Decision<string, CallRefusal>> {
  const access = decideAccess(actor, 'call.draft');
  if (!access.ok) return access;
  const organisationId = actor.organisation?.id ?? '';
  const opportunity = await findOpportunityForCall(input.opportunity);
  if (opportunity?.organisationId !== organisationId) return refuse('opportunity-not-open');
  const chosen = await decideChosen(input, organisationId);
  if (!chosen.ok) return chosen;
  const reference = referenceFrom('call', randomness(10));
  await inTransaction(async (tx) => {
    const { id } = await insertCall(tx, {
      ...contentOf(input),
      reference,
      opportunityId: opportunity.id,
      organisationId,
      createdById: actor.personId,
    });
    await replaceCustodians(tx, id, input.custodians);
    const after = await hashCall(tx, id);
    await appendEvent(tx, { kind: 'call.drafted', actor, subject: { type: 'call', id }, after });
  });
  return allow(reference);
}

export async function editCall(
  actor: Actor,
  reference: string,
  input: CallInput,
): Promise<Decision<true, CallRefusal>> {
  const chosen = await decideChosen(input, actor.organisation?.id ?? '');
  return attempt({ kind: 'call.edited', actor, data: { reference } }, async (tx) => {
    const call = await lockCall(tx, reference, 'update');
    if (!call) return refuse('not-found');
    const decision = decideEditCall(actor, call);
    if (!decision.ok) return decision;
    if (!chosen.ok) return chosen;
    const before = await hashCall(tx, call.id);
    await updateCallContent(tx, call.id, { ...contentOf(input), editedById: actor.personId });
    await replaceCustodians(tx, call.id, input.custodians);
    const after = await hashCall(tx, call.id);
    await appendEvent(tx, { kind: 'call.edited', actor, subject: { type: 'call', id: call.id }, before, after });
    return allow(true);
  });
}
