// An organisation's own bids, with receipts, the sealed bytes of one version, and after the opening what was read.
import type { Actor } from '#app/domain/actor.ts';
import { countingVersion, decideOwnReading } from '#app/domain/bid.ts';
import { toBase64 } from '#app/domain/bytes.ts';
import { type CallPhase, callPhase } from '#app/domain/call.ts';
import { isOpeningFailure, type OpeningFailure } from '#app/domain/opening.ts';
import type { BidManifest } from '#app/domain/seal.ts';
import { findOwnCiphertext, listOwnBidCalls, listOwnReceipts } from '#app/persistence/bids.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import type { Receipt } from './receipt.ts';
import { receiptOf } from './submit-bid.server.ts';

export interface OwnBid {
  readonly bidId: string;
  readonly call: {
    readonly reference: string;
    readonly title: string;
    readonly phase: CallPhase;
    readonly bidsUntil: Date;
  };
  /** Latest first. */
  readonly receipts: readonly Receipt[];
  /** The version an opening opens; null after a withdrawal. */
  readonly countingId: string | null;
  readonly opened: { readonly content: BidManifest | null; readonly failure: OpeningFailure | null } | null;
}

/** Own bids, the latest deadline first. Empty for those who may not read them. */
export async function listOwnBids(actor: Actor): Promise<OwnBid[]> {
  const permit = decideOwnReading(actor);
  if (!permit.ok) return [];
  const [bids, rows, now] = await Promise.all([
    listOwnBidCalls(permit.value),
    listOwnReceipts(permit.value),
    readClock(),
  ]);
  return bids
    .map(({ id, call, opened }): OwnBid => {
      const receipts = rows.filter(({ bidId }) => bidId === id).map(receiptOf);
      return {
        bidId: id,
        call: { reference: call.reference, title: call.title, phase: callPhase(call, now), bidsUntil: call.bidsUntil },
        receipts,
        countingId: countingVersion(receipts)?.id ?? null,
        opened: opened && {
          content: opened.content as unknown as BidManifest | null,
          failure: opened.failure && isOpeningFailure(opened.failure) ? opened.failure : null,
        },
      };
    })
    .sort((a, b) => b.call.bidsUntil.getTime() - a.call.bidsUntil.getTime());
}

/** The sealed bytes of an own version in base64, to be opened in the browser with the key file; null: not there or not own. */
export async function getOwnCiphertext(
  actor: Actor,
  versionId: string,
): Promise<{ readonly versionId: string; readonly ciphertext: string } | null> {
  const permit = decideOwnReading(actor);
  if (!permit.ok || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(versionId)) return null;
  const row = await findOwnCiphertext(permit.value, versionId);
  return row?.ciphertext ? { versionId, ciphertext: toBase64(row.ciphertext) } : null;
}
