// The receipt of one act on a bid: what the bidder can show afterwards. It says nothing about validity.
import type { BidAct } from '#app/domain/bid.ts';

export interface Receipt {
  readonly id: string;
  /** The call's reference. */
  readonly call: string;
  readonly act: BidAct;
  /** Counts the acts on this bid from 1; the last one counts. */
  readonly number: number;
  /** Of the sealed bytes, hex; null for a withdrawal. */
  readonly sha256: string | null;
  readonly algorithm: 'SHA-256';
  readonly bidRecipient: string | null;
  /** The database's clock when the call's row was locked, microseconds, with offset. */
  readonly receivedAt: string;
}

export const receiptFileName = (receipt: Receipt): string => `receipt-${receipt.call}-${receipt.number}.json`;

export const receiptFile = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`;
