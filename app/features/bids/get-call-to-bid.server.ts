// What sealing a bid needs to know of a call: its deadline and the custodians' public keys.
import type { Actor } from '#app/domain/actor.ts';
import { type BidRefusal, decideSubmitBid } from '#app/domain/bid.ts';
import type { Seat } from '#app/domain/call.ts';
import { findCall } from '#app/persistence/calls.server.ts';
import { readClock } from '#app/persistence/client.server.ts';

export interface CallToBid {
  readonly reference: string;
  readonly title: string;
  readonly bidsUntil: Date;
  readonly now: Date;
  readonly custodians: readonly { readonly seat: Seat; readonly recipient: string }[];
  /** Why nothing can be sent now; null while the call takes this organisation's bids. */
  readonly refusal: BidRefusal | null;
}

/** Null when there is no such call to be seen. */
export async function getCallToBid(actor: Actor, reference: string): Promise<CallToBid | null> {
  const [row, now] = await Promise.all([findCall(reference), readClock()]);
  if (!row?.publishedAt) return null;
  const decision = decideSubmitBid({ actor, call: row, now });
  return {
    reference: row.reference,
    title: row.title,
    bidsUntil: row.bidsUntil,
    now,
    custodians: row.custodians.map(({ seat, custodianKey }) => ({ seat, recipient: custodianKey.recipient })),
    refusal: decision.ok ? null : decision.reason,
  };
}

/** What anybody needs to seal a bid away from the site: the public keys of a published call. Null when there is none. */
export async function getSealBundle(reference: string) {
  const row = await findCall(reference);
  if (!row?.publishedAt) return null;
  return {
    call: row.reference,
    bidsUntil: row.bidsUntil.toISOString(),
    custodians: row.custodians.map(({ seat, custodianKey }) => ({ seat, recipient: custodianKey.recipient })),
  };
}
