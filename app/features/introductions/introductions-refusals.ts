// Every refusal of this slice: status and sentence.
import type { AnswerReason, InterestReason } from '#app/domain/introduction.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type IntroductionReason = InterestReason | AnswerReason;

export const introductionRefusals = {
  ...accessRefusals,
  'own-listing': { status: 409, say: (t) => t.introductions.refusal.ownListing },
  'offered-not-own': { status: 409, say: (t) => t.introductions.refusal.offeredNotOwn },
  'daily-limit': { status: 429, say: (t) => t.introductions.refusal.dailyLimit },
  'pair-limit': { status: 409, say: (t) => t.introductions.refusal.pairLimit },
  'declined-recently': { status: 409, say: (t) => t.introductions.refusal.declinedRecently },
  'not-open': { status: 409, say: (t) => t.introductions.refusal.notOpen },
  'decline-reason-needed': { status: 422, say: (t) => t.forms.errors.choose('') },
} as const satisfies Record<IntroductionReason, { status: number; say: (t: Messages) => string }>;
