// Why hiding or showing a listing was refused, in words and as a status.
import type { ModerationReason } from '#app/domain/moderation.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export const moderationRefusals = {
  ...accessRefusals,
  'moderation-reason-needed': {
    status: 422,
    say: (t: Messages) => t.moderation.refusal['moderation-reason-needed'],
  },
} as const satisfies Record<ModerationReason, { status: number; say: (t: Messages) => string }>;
