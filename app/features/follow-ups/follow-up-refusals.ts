// Why a change of the ledger was refused; in words and as a status.
import type { FollowUpReason } from '#app/domain/follow-up.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type FollowUpRefusal = FollowUpReason | 'bad-words' | 'bad-file';

const own = (reason: keyof Messages['followUps']['refusal'], status: number) => ({
  status,
  say: (t: Messages) => t.followUps.refusal[reason],
});

export const followUpRefusals = {
  ...accessRefusals,
  'not-accepted': own('not-accepted', 409),
  'step-open': own('step-open', 409),
  'not-onwards': own('not-onwards', 409),
  'in-the-future': own('in-the-future', 422),
  'end-reason-needed': own('end-reason-needed', 422),
  'nothing-open': own('nothing-open', 409),
  'own-step': own('own-step', 403),
  'not-own-step': own('not-own-step', 403),
  'dispute-note-needed': own('dispute-note-needed', 422),
  'not-a-member': own('not-a-member', 422),
  'bad-words': own('bad-words', 422),
  'bad-file': own('bad-file', 422),
} as const satisfies Record<FollowUpRefusal, { status: number; say: (t: Messages) => string }>;
