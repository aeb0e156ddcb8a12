// Every refusal of this slice: status and sentence.
import type { ClarificationReason } from '#app/domain/clarification.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

const own = (key: keyof Messages['clarifications']['refusals'], status: number) => ({
  status,
  say: (t: Messages) => t.clarifications.refusals[key],
});

export const clarificationRefusals = {
  ...accessRefusals,
  'text-needed': own('text-needed', 422),
  'contact-in-text': own('contact-in-text', 422),
  'too-many-open': own('too-many-open', 409),
  'answered-already': own('answered-already', 409),
  'call-not-open': own('call-not-open', 409),
} as const satisfies Record<ClarificationReason, { status: number; say: (t: Messages) => string }>;
