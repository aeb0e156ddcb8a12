// Receives sealed bids: submits, replaces, withdraws. Exactly one version per idempotency key, strictly before the deadline.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess } from '#app/domain/authorisation.ts';
import { type BidRefusal, decideReplay, decideSubmitBid, decideWithdrawBid } from '#app/domain/bid.ts';
import { fromBase64 } from '#app/domain/bytes.ts';
import { seats } from '#app/domain/call.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { checkSealedBid, checkSealedShare, isRecipient } from '#app/domain/seal.ts';
import { sha256Hex } from '#app/gateways/seal.server.ts';
import {
  insertVersion,
  listVersions,
  lockBid,
  type NewSubmission,
  type ReceiptRow,
} from '#app/persistence/bids.server.ts';
import { type LockedCall, lockCall, peekCall } from '#app/persistence/calls.server.ts';
import { inTransaction, readClock, refusalCode, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, appendRefusal } from '#app/persistence/events.server.ts';
import type { SubmissionInput } from './bid-input.ts';
import type { BidsRefusal } from './bids-refusals.ts';
import type { Receipt } from './receipt.ts';

export const receiptOf = ({ callReference, ...row }: ReceiptRow): Receipt => ({
  id: row.id,
  call: callReference,
  act: row.act,
  number: row.number,
  sha256: row.sha256,
  algorithm: 'SHA-256',
  bidRecipient: row.bidRecipient,
  receivedAt: row.receivedAt,
});

/** Everything about the sent bytes that can be told without a key. */
function readSubmission(input: SubmissionInput): Decision<NewSubmission, BidsRefusal> {
  const ciphertext = fromBase64(input.ciphertext);
  if (!ciphertext || !isRecipient(input.bidRecipient)) return refuse('malformed');
  if (sha256Hex(ciphertext) !== input.sha256) return refuse('hash-wrong');
  const seal = checkSealedBid(ciphertext);
  if (!seal.ok) return refuse(`seal-${seal.reason}`);
  const shares = input.shares.flatMap(({ seat, digest, sealed }) => {
    const bytes = fromBase64(sealed);
    return bytes && checkSealedShare(bytes).ok ? [{ seat, digest, sealed: bytes }] : [];
  });
  if (new Set(shares.map(({ seat }) => seat)).size !== seats.length) return refuse('malformed');
  return allow({ ciphertext, sha256: input.sha256, bidRecipient: input.bidRecipient, shares });
}

interface Act {
  readonly idempotencyKey: string;
  readonly submission: NewSubmission | null;
  /** For a withdrawal: the receipt it cites. */
  readonly citedVersionId: string;
}

/** The receipt of the same request sent before, if it was; the bid is locked, so its first sending has ended. */
function replayOf(versions: Awaited<ReturnType<typeof listVersions>>, act: Act): Decision<Receipt, BidRefusal> | null {
  const before = versions.find(({ idempotencyKey }) => idempotencyKey === act.idempotencyKey);
  if (!before) return null;
  const sha256 = act.submission?.sha256 ?? null;
  const replay = decideReplay(before, { act: act.submission ? 'submission' : 'withdrawal', sha256 });
  return replay.ok ? allow(receiptOf(before)) : replay;
}

/**
 * One act under the locks of bid, then call. What is late already is refused before the call is locked: shared locks
 * of late-comers, one after another, would keep the opening waiting. The trigger has the last word on lateness.
 */
async function perform(
  tx: Transaction,
  actor: Actor,
  call: LockedCall,
  act: Act,
): Promise<Decision<Receipt, BidRefusal>> {
  const bidId = await lockBid(tx, call.id, actor.organisation?.id ?? '');
  const versions = await listVersions(tx, bidId);
  const replay = replayOf(versions, act);
  if (replay) return replay;
  const decide = async (facts: LockedCall) => {
    const common = { actor, call: facts, now: await readClock(tx) };
    return act.submission
      ? decideSubmitBid(common)
      : decideWithdrawBid({ ...common, versions, citedVersionId: act.citedVersionId });
  };
  const early = await decide(call);
  if (!early.ok) return early;
  const decision = await decide((await lockCall(tx, call.reference, 'share')) ?? call);
  if (!decision.ok) return decision;
  const { idempotencyKey } = act;
  const version = { bidId, number: versions.length + 1, idempotencyKey, personId: actor.personId };
  const id = await insertVersion(tx, version, act.submission);
  // The bid alone is named: no event links a bidder with a call.
  const kind = act.submission ? 'bid.submitted' : 'bid.withdrawn';
  await appendEvent(tx, { kind, actor, subject: { type: 'bid', id: bidId } });
  const row = (await listVersions(tx, bidId)).find((one) => one.id === id);
  if (!row) throw new Error('the version is gone');
  return allow(receiptOf(row));
}

/** The trace of a late try: when and who, no content. */
async function noteRefusal(actor: Actor, reference: string): Promise<Date> {
  return inTransaction(async (tx) => {
    const call = await peekCall(tx, reference);
    if (call) {
      const bidId = await lockBid(tx, call.id, actor.organisation?.id ?? '');
      await appendEvent(tx, { kind: 'bid.refused', actor, subject: { type: 'bid', id: bidId }, refusal: 'too-late' });
    }
    return readClock(tx);
  });
}

/** The trace of every other refused try, which names neither call nor bid. */
async function refused(actor: Actor, reason: BidsRefusal): Promise<BidAnswer> {
  await appendRefusal({ kind: 'bid.refused', actor, reason });
  return { ok: false, reason, at: null };
}

/** The receipt, or the refusal with the instant of the database clock it was spoken at. */
export type BidAnswer =
  | { readonly ok: true; readonly value: Receipt }
  | { readonly ok: false; readonly reason: BidsRefusal; readonly at: Date | null };

async function act(actor: Actor, reference: string, what: Act): Promise<BidAnswer> {
  let decision: Decision<Receipt, BidRefusal>;
  try {
    decision = await inTransaction(async (tx) => {
      const call = await peekCall(tx, reference);
      if (!call?.publishedAt) return refuse('not-found');
      if (call.organisationId === actor.organisation?.id) return refuse('own-call');
      return perform(tx, actor, call, what);
    });
  } catch (error) {
    if (refusalCode(error) !== 'JB001') throw error;
    decision = refuse('too-late');
  }
  if (decision.ok) return decision;
  const { reason } = decision;
  return reason === 'too-late'
    ? { ok: false, reason, at: await noteRefusal(actor, reference) }
    : refused(actor, reason);
}

export async function submitBid(actor: Actor, reference: string, input: SubmissionInput): Promise<BidAnswer> {
  const access = decideAccess(actor, 'bid.submit');
  if (!access.ok) return refused(actor, access.reason);
  const submission = readSubmission(input);
  if (!submission.ok) return refused(actor, submission.reason);
  const { idempotencyKey } = input;
  return act(actor, reference, { idempotencyKey, submission: submission.value, citedVersionId: '' });
}

export async function withdrawBid(
  actor: Actor,
  input: { readonly call: string; readonly idempotencyKey: string; readonly versionId: string },
): Promise<BidAnswer> {
  const access = decideAccess(actor, 'bid.submit');
  if (!access.ok) return refused(actor, access.reason);
  const { call, idempotencyKey, versionId } = input;
  return act(actor, call, { idempotencyKey, submission: null, citedVersionId: versionId });
}
