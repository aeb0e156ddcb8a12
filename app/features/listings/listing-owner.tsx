// What members of a listing's organisation see on its page: its state in words, one notice for each thing to know.
import type { ConfirmationPhase } from '#app/domain/confirmation.ts';
import type { List, ListingPhase } from '#app/domain/listing.ts';
import type { EditorialPhase, ScheduleFailure } from '#app/domain/review.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { formatDay, formatInstant } from '#app/ui/format.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { type ListingRefusal, listingRefusals } from './listing-refusals.ts';
import type { PublicationWay } from './publication-way.ts';

export interface OwnerState {
  readonly phase: ListingPhase;
  readonly hasDraft: boolean;
  /** The draft's count of savings: what is decided here is decided about these words. */
  readonly edit: number;
  /** Null without a draft. */
  readonly editorial: EditorialPhase | null;
  /** It was sent to review, and changed afterwards. */
  readonly isReviewOvertaken: boolean;
  readonly scheduledFor: Date | null;
  readonly scheduleFailure: ScheduleFailure | null;
  readonly withdrawalReason: string;
  readonly moderationReason: string;
  readonly fulfilmentNote: string;
  readonly confirmation: ConfirmationPhase;
  /** Null unless it was asked for. */
  readonly confirmUntil: Date | null;
  /** The last day a renewal would give, "YYYY-MM-DD"; null while it is not offered. */
  readonly renewal: string | null;
  readonly openSuggestions: number;
  /** The reader is the organisation's only member. */
  readonly isAlone: boolean;
  readonly mayDraft: boolean;
  readonly mayPublish: boolean;
  readonly mayConfirm: boolean;
  readonly mayAnswer: boolean;
  /** Who can publish the draft; null without one. */
  readonly publication: PublicationWay | null;
  /** The colleague who wrote the draft; null when there is none, or when the reader did. */
  readonly writtenBy: string | null;
}

/** The refused answer to one of the buttons, with what was typed. */
export interface OwnerAnswer {
  readonly intent: 'publish' | 'withdraw' | 'fulfil' | 'renew';
  readonly refusal: ListingRefusal | null;
  readonly errors: Readonly<Record<string, string[] | null>>;
  readonly typed: string;
}

export interface OwnerProps {
  readonly list: List;
  readonly reference: string;
  readonly state: OwnerState;
  readonly answer: OwnerAnswer | null;
}

export function OwnerNotice(props: OwnerProps) {
  const { t } = useI18n();
  const { state, answer } = props;
  return (
    <div className="grid gap-3">
      {answer?.refusal && (
        <Notice live tone="danger">
          {listingRefusals[answer.refusal].say(t)}
        </Notice>
      )}
      <StandingNotice state={state} />
      {state.scheduleFailure && (
        <Notice title={t.reviews.failureTitle} tone="danger">
          {t.reviews.failure[state.scheduleFailure]}
        </Notice>
      )}
      {state.hasDraft && <DraftNotice {...props} />}
      {state.renewal && !state.hasDraft && (
        <Notice title={t.confirmations.owner.renewTitle} tone="warning">
          {t.confirmations.owner.renewText({ day: state.renewal })}
        </Notice>
      )}
    </div>
  );
}

/** Whether it stands on its list, and if not, why. */
function StandingNotice({ state }: { state: OwnerState }) {
  const { t, locale } = useI18n();
  const words = t.listings.owner;
  const own = t.confirmations.owner;
  const said: Partial<Record<ListingPhase, { title: string; text: string }>> = {
    draft: { title: words.draftTitle, text: words.draftText },
    expired: { title: words.expiredTitle, text: words.expiredText },
    withdrawn: { title: words.withdrawnTitle, text: words.withdrawnText({ reason: state.withdrawalReason }) },
    archived: { title: own.archivedTitle, text: own.archivedText },
    fulfilled: { title: own.fulfilledTitle, text: own.fulfilledText({ note: state.fulfilmentNote }) },
  };
  if (state.phase === 'moderated')
    return (
      <Notice title={own.moderatedTitle} tone="danger">
        <p>{own.moderatedText({ reason: state.moderationReason })}</p>
        <p>{own.moderatedNext}</p>
      </Notice>
    );
  if (state.confirmUntil)
    return (
      <Notice title={own.askedTitle} tone="warning">
        {own.askedText({ due: formatInstant(locale, state.confirmUntil) })}
      </Notice>
    );
  const notice = said[state.phase];
  return notice ? (
    <Notice title={notice.title} tone={state.phase === 'fulfilled' ? 'success' : 'warning'}>
      {notice.text}
    </Notice>
  ) : null;
}

/** Where the draft is on its way. */
function DraftNotice({ list, reference, state }: OwnerProps) {
  const { t, locale } = useI18n();
  const words = t.listings.owner;
  const { editorial } = state;
  const path = listingPath(list, reference);
  const toReview = (
    <ButtonLink size="small" to={`${path}/review`}>
      {t.reviews.open}
    </ButtonLink>
  );
  if (editorial === 'scheduled' && state.scheduledFor)
    return (
      <Notice action={toReview} title={t.reviews.owner.scheduledTitle} tone="success">
        {t.reviews.owner.scheduledText({ at: formatInstant(locale, state.scheduledFor) })}
      </Notice>
    );
  if (editorial && editorial !== 'draft' && editorial !== 'scheduled')
    return (
      <Notice
        action={toReview}
        title={t.reviews.owner[editorial].title}
        tone={editorial === 'changes-requested' ? 'warning' : 'info'}
      >
        {t.reviews.owner[editorial].text}
      </Notice>
    );
  return (
    <>
      {state.isReviewOvertaken && <Notice tone="warning">{t.reviews.ended}</Notice>}
      {state.phase !== 'draft' && (
        <Notice
          action={
            <ButtonLink size="small" to={`${path}/versions`}>
              {words.seeChanges}
            </ButtonLink>
          }
          title={words.pendingTitle}
        >
          {words.pendingText}
        </Notice>
      )}
      {state.publication === 'colleague' && <Notice title={words.waitingTitle}>{words.waitingText}</Notice>}
      {state.publication === 'now' && state.writtenBy && (
        <Notice title={words.reviewTitle}>{words.reviewText({ name: state.writtenBy })}</Notice>
      )}
    </>
  );
}

/** For everybody: it was fulfilled, in its organisation's words. */
export function FulfilledNotice({ day, note }: { day: string; note: string }) {
  const { t, locale } = useI18n();
  return (
    <Notice title={t.confirmations.fulfilledPublic({ day: formatDay(locale, day) })} tone="success">
      {note}
    </Notice>
  );
}
