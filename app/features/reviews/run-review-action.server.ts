// The buttons of the review page: send, take back, approve, return, schedule, tick.
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { instantFromWallClock } from '#app/domain/period.ts';
import { resolveComments, reviewDraft } from './review-draft.server.ts';
import { type ReviewRefusal, reviewRefusals } from './review-refusals.ts';
import { schedulePublication, unschedulePublication } from './schedule-publication.server.ts';
import { sendToReview, takeBack } from './send-to-review.server.ts';

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: ReviewRefusal };

export type ReviewActionResult =
  | { readonly done: 'sent' | 'taken-back' | 'approved' | 'returned' | 'scheduled' | 'unscheduled' | 'resolved' }
  | { readonly done: null; readonly status: number; readonly answer: ReviewAnswer };

/** The refused answer with everything typed. */
export interface ReviewAnswer {
  readonly refusal: ReviewRefusal;
  readonly typed: Readonly<Record<string, string>>;
}

/** Longest note or comment: a review is not an essay. */
const noteLimit = 2000;

export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n').slice(0, noteLimit)]] : [],
    ),
  );

const commentsIn = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      name.startsWith('comment.') ? [[name.slice('comment.'.length), text]] : [],
    ),
  );

export async function runReviewAction(
  actor: Actor | null,
  list: List,
  reference: string,
  form: FormData,
): Promise<ReviewActionResult> {
  const typed = typedIn(form);
  const words = { note: typed.note ?? '', comments: commentsIn(typed), seenEdit: Number(typed.edit ?? Number.NaN) };
  const result = (answer: Answer, done: Exclude<ReviewActionResult['done'], null>): ReviewActionResult =>
    answer.ok
      ? { done }
      : { done: null, status: reviewRefusals[answer.reason].status, answer: { refusal: answer.reason, typed } };
  switch (typed.intent) {
    case 'send':
      return result(await sendToReview(actor, list, reference, words.note.trim()), 'sent');
    case 'take-back':
      return result(await takeBack(actor, list, reference), 'taken-back');
    case 'approve':
      return result(await reviewDraft(actor, list, reference, { ...words, decision: 'approved' }), 'approved');
    case 'unschedule':
      return result(await unschedulePublication(actor, list, reference), 'unscheduled');
    case 'resolve':
      return result(await resolveComments(actor, list, reference, form.getAll('resolved').map(String)), 'resolved');
    case 'schedule': {
      const at = instantFromWallClock(typed.at ?? '');
      if (!at) return result({ ok: false, reason: 'time-needed' }, 'scheduled');
      const input = { ...words, at, changeReason: typed.changeReason ?? '' };
      return result(await schedulePublication(actor, list, reference, input), 'scheduled');
    }
    default:
      return result(await reviewDraft(actor, list, reference, { ...words, decision: 'changes-requested' }), 'returned');
  }
}
