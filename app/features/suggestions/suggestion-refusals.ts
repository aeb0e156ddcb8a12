// Why a suggestion, or the answer to one, was refused; in words and as a status.
import type { AnswerSuggestionReason, SuggestReason } from '#app/domain/suggestion.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type SuggestionRefusal = SuggestReason | AnswerSuggestionReason;

const own = (reason: keyof Messages['suggestions']['refusal'], status: number) => ({
  status,
  say: (t: Messages) => t.suggestions.refusal[reason],
});

export const suggestionRefusals = {
  ...accessRefusals,
  'field-not-open': own('field-not-open', 422),
  'nothing-changed': own('nothing-changed', 422),
  'too-many-open': own('too-many-open', 429),
  'already-answered': own('already-answered', 409),
  'rejection-note-needed': own('rejection-note-needed', 422),
  'text-needed': own('text-needed', 422),
} as const satisfies Record<SuggestionRefusal, { status: number; say: (t: Messages) => string }>;
