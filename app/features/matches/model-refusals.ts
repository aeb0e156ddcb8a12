// Why other weights were not taken into use, in words and as a status.
import type { ModelReason } from '#app/domain/match-feedback.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export const modelRefusals = {
  ...accessRefusals,
  'active-already': { status: 409, say: (t: Messages) => t.matching.operator.activeAlready },
} as const satisfies Record<ModelReason, { status: number; say: (t: Messages) => string }>;
