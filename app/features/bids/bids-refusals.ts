// Status and sentence of every refusal about bids.
import type { BidRefusal } from '#app/domain/bid.ts';
import type { SealFault } from '#app/domain/seal.ts';
import type { Messages } from '#app/i18n/index.ts';

/** `seal-…` are faults of the sent bytes, `hash-wrong` means they changed on the way. */
export type BidsRefusal = BidRefusal | `seal-${SealFault}` | 'hash-wrong' | 'malformed';

const access = (status: number, reason: keyof Messages['refusals']) => ({
  status,
  say: (t: Messages) => t.refusals[reason],
});

const own = (status: number, reason: keyof Messages['calls']['bidRefusals']) => ({
  status,
  say: (t: Messages) => t.calls.bidRefusals[reason],
});

export const bidsRefusals = {
  'sign-in-needed': access(401, 'sign-in-needed'),
  'email-unverified': access(403, 'email-unverified'),
  'organisation-needed': access(403, 'organisation-needed'),
  'organisation-unverified': access(403, 'organisation-unverified'),
  'permission-missing': access(403, 'permission-missing'),
  'not-found': access(404, 'not-found'),
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
