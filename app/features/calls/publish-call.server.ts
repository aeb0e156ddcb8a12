// Publishes a drafted call, and calls a published one off.
import type { Actor } from '#app/domain/actor.ts';
import { type CallRefusal, decideCancelCall, decidePublishCall } from '#app/domain/call.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { isPublic } from '#app/domain/listing.ts';
import {
  getOpportunityOfCall,
  listCustodians,
  lockCall,
  markCallCancelled,
  markCallPublished,
} from '#app/persistence/calls.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { hashCall } from '#app/persistence/content-hash.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { countMembers } from '#app/persistence/memberships.server.ts';

export async function publishCall(actor: Actor, reference: string): Promise<Decision<true, CallRefusal>> {
  return attempt({ kind: 'call.published', actor, data: { reference } }, async (tx) => {
    const call = await lockCall(tx, reference, 'update');
    if (!call) return refuse('not-found');
    const [opportunity, custodians] = [
      await getOpportunityOfCall(tx, call.opportunityId),
      await listCustodians(tx, call.id),
    ];
    const now = await readClock(tx);
    const validUntil = opportunity.publishedVersion?.validUntil.toISOString().slice(0, 10) ?? null;
    const decision = decidePublishCall({
      actor,
      call,
      opportunity: {
        organisationId: opportunity.organisationId,
        listed: isPublic({ ...opportunity, validUntil }, now),
      },
      custodians,
      memberCount: await countMembers(tx, call.organisationId),
      now,
    });
    if (!decision.ok) return decision;
    await markCallPublished(tx, call.id, actor.personId, now);
    const subject = { type: 'call', id: call.id } as const;
    const hash = await hashCall(tx, call.id);
    await appendEvent(tx, { kind: 'call.published', actor, subject, before: hash, after: hash });
    return allow(true);
  });
}

export async function cancelCall(
  actor: Actor | null,
  reference: string,
  reason: string,
): Promise<Decision<true, CallRefusal>> {
  return attempt({ kind: 'call.cancelled', actor, data: { reference } }, async (tx) => {
    const call = await lockCall(tx, reference, 'update');
    if (!call) return refuse('not-found');
    const decision = decideCancelCall({ actor, call, reason });
    if (!decision.ok) return decision;
    await markCallCancelled(tx, call.id, reason, await readClock(tx));
    await appendEvent(tx, { kind: 'call.cancelled', actor, subject: { type: 'call', id: call.id } });
    return allow(true);
  });
}
