// Status and sentence of every refusal about bids.
import type { BidRefusal } from '#app/domain/bid.ts';
import type { SealFault } from '#app/domain/seal.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

/** `seal-…` are faults of the sent bytes, `hash-wrong` means they changed on the way. */
export type BidsRefusal = BidRefusal | `seal-${SealFault}` | 'hash-wrong' | 'malformed';

const own = (status: number, reason: keyof Messages['calls']['bidRefusals']) => ({
  status,
  say: (t: Messages) => t.calls.bidRefusals[reason],
});

export const bidsRefusals = {
  ...accessRefusals,
  'own-call': own(403, 'own-call'),
  'too-late': own(409, 'too-late'),
  'call-cancelled': own(409, 'call-cancelled'),
  'nothing-to-withdraw': own(409, 'nothing-to-withdraw'),
  'receipt-outdated': own(409, 'receipt-outdated'),
  'key-reused': own(409, 'key-reused'),
  'hash-wrong': own(422, 'hash-wrong'),
  malformed: own(422, 'malformed'),
  'seal-not-sealed': own(422, 'seal-not-sealed'),
  'seal-pdf': own(422, 'seal-pdf'),
  'seal-pgp': own(422, 'seal-pgp'),
  'seal-wrong-recipients': own(422, 'seal-wrong-recipients'),
  'seal-truncated': own(422, 'seal-truncated'),
  'seal-unpadded': own(422, 'seal-unpadded'),
  'seal-too-large': own(413, 'seal-too-large'),
} as const satisfies Record<BidsRefusal, { status: number; say: (t: Messages) => string }>;
