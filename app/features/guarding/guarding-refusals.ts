// Why blocking, reporting or deciding was refused; in words and as a status.
import type { GuardReason } from '#app/domain/guard.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

const own = (reason: keyof Messages['guarding']['refusal'], status: number) => ({
  status,
  say: (t: Messages) => t.guarding.refusal[reason],
});

export const guardingRefusals = {
  ...accessRefusals,
  'already-blocked': own('already-blocked', 409),
  'not-blocked': own('not-blocked', 409),
  'not-declined': own('not-declined', 409),
  'already-invited': own('already-invited', 409),
  'already-reported': own('already-reported', 409),
  'already-decided': own('already-decided', 409),
  'note-needed': own('note-needed', 422),
} as const satisfies Record<GuardReason, { status: number; say: (t: Messages) => string }>;
