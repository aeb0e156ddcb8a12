// Every refusal of this slice: status and sentence.
import type { AnswerReason, InterestReason } from '#app/domain/introduction.ts';
import type { Messages } from '#app/i18n/index.ts';

export type IntroductionReason = InterestReason | AnswerReason;

export const introductionRefusals = {
  'sign-in-needed': { status: 401, say: (t) => t.refusals['sign-in-needed'] },
  'email-unverified': { status: 403, say: (t) => t.refusals['email-unverified'] },
  'organisation-needed': { status: 403, say: (t) => t.refusals['organisation-needed'] },
  'organisation-unverified': { status: 403, say: (t) => t.refusals['organisation-unverified'] },
  'permission-missing': { status: 403, say: (t) => t.refusals['permission-missing'] },
  'not-found': { status: 404, say: (t) => t.refusals['not-found'] },
  'own-listing': { status: 409, say: (t) => t.introductions.refusal.ownListing },
  'offered-not-own': { status: 409, say: (t) => t.introductions.refusal.offeredNotOwn },
  'daily-limit': { status: 429, say: (t) => t.introductions.refusal.dailyLimit },
  'pair-limit': { status: 409, say: (t) => t.introductions.refusal.pairLimit },
  'declined-recently': { status: 409, say: (t) => t.introductions.refusal.declinedRecently },
  'not-open': { status: 409, say: (t) => t.introductions.refusal.notOpen },
  'decline-reason-needed': { status: 422, say: (t) => t.forms.errors.choose('') },
} as const satisfies Record<IntroductionReason, { status: number; say: (t: Messages) => string }>;
