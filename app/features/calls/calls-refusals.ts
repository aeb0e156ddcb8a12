// Status and sentence of every refusal about calls, sealing keys and openings.
import { type CallRefusal, seats } from '#app/domain/call.ts';
import type { OpeningRefusal } from '#app/domain/opening.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type CallsRefusal = CallRefusal | OpeningRefusal | 'key-malformed' | 'key-taken';

const own = (status: number, reason: keyof Messages['calls']['refusals']) => ({
  status,
  say: (t: Messages) => t.calls.refusals[reason],
});

export const callsRefusals = {
  ...accessRefusals,
  'four-eyes': { status: 403, say: (t: Messages) => t.refusals['four-eyes'] },
  'already-published': own(409, 'already-published'),
  'opportunity-not-open': own(409, 'opportunity-not-open'),
  'deadline-past': own(409, 'deadline-past'),
  'short-period-reason-needed': own(422, 'short-period-reason-needed'),
  'weights-wrong': own(422, 'weights-wrong'),
  'custodians-missing': own(422, 'custodians-missing'),
  'custodian-not-eligible': own(409, 'custodian-not-eligible'),
  'custodians-same-person': own(422, 'custodians-same-person'),
  'not-cancellable': own(409, 'not-cancellable'),
  'cancel-reason-needed': own(422, 'cancel-reason-needed'),
  'too-early': own(409, 'too-early'),
  'call-cancelled': own(409, 'call-cancelled'),
  'already-opened': own(409, 'already-opened'),
  'already-released': own(409, 'already-released'),
  'shares-incomplete': own(409, 'shares-incomplete'),
  'share-does-not-match': own(422, 'share-does-not-match'),
  'two-custodians-needed': own(409, 'two-custodians-needed'),
  'third-custodian-could-help': own(409, 'third-custodian-could-help'),
  'key-malformed': own(422, 'key-malformed'),
  'key-taken': own(409, 'key-taken'),
} as const satisfies Record<CallsRefusal, { status: number; say: (t: Messages) => string }>;

/** Seats in the order they are always shown. */
export const seatOrder = (a: { seat: (typeof seats)[number] }, b: { seat: (typeof seats)[number] }): number =>
  seats.indexOf(a.seat) - seats.indexOf(b.seat);
