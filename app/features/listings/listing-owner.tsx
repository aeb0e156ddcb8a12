// What members of a listing's organisation see on its page: its state in words, and what they can do.
import type { List, ListingPhase } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { Notice } from '#app/ui/notice.tsx';
import { listingPath } from './listing-card.tsx';
import { type ListingRefusal, listingRefusals } from './listing-refusals.ts';
import type { PublicationWay } from './publication-way.ts';

export interface OwnerState {
  readonly phase: ListingPhase;
  readonly hasDraft: boolean;
  readonly withdrawalReason: string;
  readonly mayDraft: boolean;
  readonly mayPublish: boolean;
  /** Who can publish the draft; null without one. */
  readonly publication: PublicationWay | null;
  /** The colleague who wrote the draft; null when there is none, or when the reader did. */
  readonly writtenBy: string | null;
}

/** The refused answer to one of the buttons, with what was typed. */
export interface OwnerAnswer {
  readonly intent: 'publish' | 'withdraw';
  readonly refusal: ListingRefusal | null;
  readonly errors: Readonly<Record<string, string[] | null>>;
  readonly typed: string;
}

export function OwnerNotice(props: { list: List; reference: string; state: OwnerState; answer: OwnerAnswer | null }) {
  const { list, reference, state, answer } = props;
  const { t } = useI18n();
  const words = t.listings.owner;
  return (
    <div className="grid gap-3">
      {answer?.refusal && (
        <Notice live tone="danger">
          {listingRefusals[answer.refusal].say(t)}
        </Notice>
      )}
      {state.phase === 'draft' && (
        <Notice title={words.draftTitle} tone="warning">
          {words.draftText}
        </Notice>
      )}
      {state.phase === 'expired' && (
        <Notice title={words.expiredTitle} tone="warning">
          {words.expiredText}
        </Notice>
      )}
      {state.phase === 'withdrawn' && (
        <Notice title={words.withdrawnTitle} tone="warning">
          {words.withdrawnText({ reason: state.withdrawalReason })}
        </Notice>
      )}
      {state.phase !== 'draft' && state.hasDraft && (
        <Notice
          action={
            <ButtonLink size="small" to={`${listingPath(list, reference)}/versions`}>
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
    </div>
  );
}

export function OwnerActions(props: { list: List; reference: string; state: OwnerState; answer: OwnerAnswer | null }) {
  const { t } = useI18n();
  const { list, reference, state, answer } = props;
  return (
    <>
      {state.mayDraft && <ButtonLink to={`${listingPath(list, reference)}/edit`}>{t.site.edit}</ButtonLink>}
      {state.mayDraft && (
        <ButtonLink to={`${listingPath(list, reference)}/attachments`}>{t.attachments.manage}</ButtonLink>
      )}
      {state.publication === 'now' && <PublishButton answer={answer} isAgain={state.phase !== 'draft'} />}
      {state.mayPublish && (state.phase === 'published' || state.phase === 'expired') && (
        <WithdrawButton answer={answer} />
      )}
    </>
  );
}

function PublishButton({ isAgain, answer }: { isAgain: boolean; answer: OwnerAnswer | null }) {
  const { t } = useI18n();
  const words = t.listings.owner;
  const own = answer?.intent === 'publish' ? answer : null;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.publish, variant: 'primary' }}
      startOpen={Boolean(own?.errors.changeReason)}
      title={words.publishTitle}
      trigger={{ label: words.publish, variant: 'primary' }}
      values={{ intent: 'publish' }}
    >
      <p>{words.publishText}</p>
      {isAgain && (
        <TextAreaField
          defaultValue={own?.typed}
          errors={fieldErrorTexts(t, own?.errors.changeReason)}
          hint={t.listings.hint.changeReason}
          label={t.listings.label.changeReason}
          name="changeReason"
          required
          rows={2}
        />
      )}
    </ConfirmDialog>
  );
}

function WithdrawButton({ answer }: { answer: OwnerAnswer | null }) {
  const { t } = useI18n();
  const words = t.listings.owner;
  const own = answer?.intent === 'withdraw' ? answer : null;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.withdraw, variant: 'danger' }}
      startOpen={Boolean(own?.errors.reason)}
      title={words.withdrawTitle}
      trigger={{ label: words.withdraw, variant: 'danger' }}
      values={{ intent: 'withdraw' }}
    >
      <p>{words.withdrawText}</p>
      <TextAreaField
        defaultValue={own?.typed}
        errors={fieldErrorTexts(t, own?.errors.reason)}
        label={t.listings.label.withdrawalReason}
        name="reason"
        required
        rows={2}
      />
    </ConfirmDialog>
  );
}
