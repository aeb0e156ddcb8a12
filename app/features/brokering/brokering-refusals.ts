// Every refusal of this slice: status and sentence.
import type { MinutesReason, ProposalAnswerReason, ProposeReason } from '#app/domain/broker-proposal.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type BrokeringReason = ProposeReason | ProposalAnswerReason | MinutesReason;

const own = (key: keyof Messages['brokering']['refusals'], status = 409) => ({
  status,
  say: (t: Messages) => t.brokering.refusals[key],
});

export const brokeringRefusals = {
  ...accessRefusals,
  'same-organisation': own('same-organisation'),
  'already-proposed': own('already-proposed'),
  'too-many-open': own('too-many-open'),
  'reason-needed': own('reason-needed', 422),
  'contact-in-text': own('contact-in-text', 422),
  'not-open': own('not-open'),
  'decline-reason-needed': { status: 422, say: (t: Messages) => t.forms.errors.choose('') },
  'not-shown': own('not-shown'),
  'text-needed': own('text-needed', 422),
  'day-ahead': own('day-ahead', 422),
} as const satisfies Record<BrokeringReason, { status: number; say: (t: Messages) => string }>;
