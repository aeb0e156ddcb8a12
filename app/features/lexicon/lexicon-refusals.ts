// Why a proposed concept, or the answer to it, was refused; in words and as a status.
import type { AnswerConceptReason, ProposeConceptReason } from '#app/domain/lexicon-entry.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type LexiconRefusal = ProposeConceptReason | AnswerConceptReason;

const own = (reason: keyof Messages['lexicon']['refusal'], status: number) => ({
  status,
  say: (t: Messages) => t.lexicon.refusal[reason],
});

export const lexiconRefusals = {
  ...accessRefusals,
  'wordings-needed': own('wordings-needed', 422),
  'too-many-wordings': own('too-many-wordings', 422),
  'wrong-language': own('wrong-language', 422),
  'too-short': own('too-short', 422),
  'too-long': own('too-long', 422),
  'known-already': own('known-already', 409),
  'too-many-open': own('too-many-open', 429),
  'already-answered': own('already-answered', 409),
  'rejection-note-needed': own('rejection-note-needed', 422),
} as const satisfies Record<LexiconRefusal, { status: number; say: (t: Messages) => string }>;
