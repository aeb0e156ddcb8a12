// Why a step of a review was refused, in words and as a status.
import type { ReviewReason, ScheduleReason, SendReason, TakeBackReason, UnscheduleReason } from '#app/domain/review.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type ReviewRefusal =
  | SendReason
  | TakeBackReason
  | ReviewReason
  | ScheduleReason
  | UnscheduleReason
  | 'time-needed';

type Own = keyof Messages['reviews']['refusal'];
const own = <Reason extends Own>(reason: Reason, status: number) => ({
  status,
  say: (t: Messages) => t.reviews.refusal[reason],
});

export const reviewRefusals = {
  ...accessRefusals,
  'four-eyes': { status: 403, say: (t: Messages) => t.refusals['four-eyes'] },
  'no-draft': own('no-draft', 409),
  'already-sent': own('already-sent', 409),
  'nobody-to-review': own('nobody-to-review', 409),
  incomplete: own('incomplete', 422),
  'contacts-in-text': { status: 422, say: (t: Messages) => t.coach.refusal['contacts-in-text'] },
  'too-vague': { status: 422, say: (t: Messages) => t.coach.refusal['too-vague'] },
  'not-in-review': own('not-in-review', 409),
  'draft-changed': own('draft-changed', 409),
  'already-approved': own('already-approved', 409),
  'comment-needed': own('comment-needed', 422),
  'not-approved': own('not-approved', 409),
  'schedule-past': own('schedule-past', 422),
  'schedule-too-far': own('schedule-too-far', 422),
  'validity-ends-before': own('validity-ends-before', 422),
  'not-scheduled': own('not-scheduled', 409),
  'already-past': own('already-past', 422),
  'change-reason-needed': own('change-reason-needed', 422),
  'time-needed': own('time-needed', 422),
} as const satisfies Record<ReviewRefusal, { status: number; say: (t: Messages) => string }>;
