// Opens a call once two custodians have handed over: every counting bid, or the reason why not, in one transaction.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import {
  custodiansNeeded,
  decideCompleteOpening,
  decideOpening,
  decideSeat,
  type OpeningFailure,
  type OpeningPermit,
  type OpeningRefusal,
} from '#app/domain/opening.ts';
import { readManifest } from '#app/domain/seal.ts';
import { openSeal, rebuildIdentity, sha256Hex } from '#app/gateways/seal.server.ts';
import { getSealedBid, insertOpenedBids, listCountingVersions, type OpenedRow } from '#app/persistence/bids.server.ts';
import { listCustodians, lockCall, markCallOpened } from '#app/persistence/calls.server.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';

interface Result extends OpenedRow {
  readonly failure: OpeningFailure | null;
}

/** Whether the call may be opened, under its lock: no bid is in flight when this says yes. */
async function decide(tx: Transaction, actor: Actor, reference: string) {
  const call = await lockCall(tx, reference, 'update');
  if (!call) return refuse('not-found');
  const custodians = await listCustodians(tx, call.id);
  const seat = decideSeat(actor, custodians);
  if (!seat.ok) return seat;
  const now = await readClock(tx);
  const decision = decideOpening({ actor, callId: call.id, call, custodians, now });
  if (!decision.ok) return decision;
  const releasedSeats = custodians.filter(({ releasedAt }) => releasedAt).length;
  return allow({ permit: decision.value, releasedSeats, now });
}

async function openOne(
  permit: OpeningPermit,
  callReference: string,
  bid: { readonly versionId: string; readonly bidId: string; readonly organisation: string },
): Promise<Result> {
  const { versionId, bidId, organisation } = bid;
  const failed = (failure: OpeningFailure): Result => ({ bidId, versionId, content: null, failure });
  const { ciphertext, ciphertextSha256, bidRecipient, shares } = await getSealedBid(permit, versionId);
  if (!ciphertext || !bidRecipient || sha256Hex(ciphertext) !== ciphertextSha256) return failed('stored-bytes-changed');
  if (shares.length < custodiansNeeded) return failed('shares-unreadable');
  const identity = await rebuildIdentity(shares, bidRecipient);
  if (!identity) return failed('wrong-key');
  const plaintext = await openSeal(ciphertext, identity);
  if (!plaintext) return failed('seal-broken');
  const manifest = readManifest(plaintext, { callReference, organisation });
  return manifest.ok ? { bidId, versionId, content: manifest.value, failure: null } : failed(manifest.reason);
}

/**
 * Idempotent and resumable: nothing is stored before the last transaction, which stores everything. Bids are decrypted
 * outside it, after the deadline, when they can no longer change.
 * @param goOn open although the third custodian could still save a bid
 */
export async function openCall(
  actor: Actor,
  reference: string,
  goOn: boolean,
): Promise<Decision<'opened', OpeningRefusal>> {
  const prepared = await inTransaction(async (tx) => {
    const decision = await decide(tx, actor, reference);
    if (!decision.ok) return decision;
    return allow({ ...decision.value, bids: await listCountingVersions(tx, decision.value.permit) });
  });
  if (!prepared.ok) return prepared.reason === 'already-opened' ? allow('opened') : prepared;
  const results: Result[] = [];
  for (const bid of prepared.value.bids) results.push(await openOne(prepared.value.permit, reference, bid));
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  const done = await inTransaction(async (tx): Promise<Decision<'opened' | 'again', OpeningRefusal>> => {
    const decision = await decide(tx, actor, reference);
    if (!decision.ok) return decision;
    const { permit, releasedSeats, now } = decision.value;
    if (releasedSeats !== prepared.value.releasedSeats) return allow('again');
    const complete = decideCompleteOpening({ failures, releasedSeats, goOn });
    if (!complete.ok) return complete;
    await markCallOpened(tx, permit, now);
    await insertOpenedBids(tx, results);
    await appendEvent(tx, { kind: 'call.opened', actor, subject: { type: 'call', id: permit.callId } });
    return allow('opened');
  });
  if (!done.ok) return done.reason === 'already-opened' ? allow('opened') : done;
  return done.value === 'again' ? openCall(actor, reference, goOn) : allow('opened');
}
