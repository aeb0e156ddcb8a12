// Why a confirmation was refused, in words and as a status.
import type { ConfirmReason } from '#app/domain/confirmation.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export const confirmationRefusals = {
  ...accessRefusals,
  'not-on-list': { status: 409, say: (t: Messages) => t.confirmations.refusal['not-on-list'] },
  'link-replaced': { status: 404, say: (t: Messages) => t.confirmations.refusal['link-replaced'] },
} as const satisfies Record<ConfirmReason, { status: number; say: (t: Messages) => string }>;
