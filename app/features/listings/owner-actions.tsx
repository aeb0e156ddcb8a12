// What members of a listing's organisation can do on its page: the next step in front, everything else folded away.
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink, buttonClass } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import type { OwnerAnswer, OwnerProps, OwnerState } from './listing-owner.tsx';

export function OwnerActions(props: OwnerProps) {
  const { t } = useI18n();
  const { list, reference, state, answer } = props;
  const path = listingPath(list, reference);
  const more = useFoldedActions(props);
  const isOpen = answer !== null && (answer.intent === 'withdraw' || answer.intent === 'fulfil');
  return (
    <>
      <NextStep {...props} />
      {state.mayDraft && <ButtonLink to={`${path}/edit`}>{t.site.edit}</ButtonLink>}
      {more.length > 0 && (
        <details className="relative" open={isOpen}>
          <summary className={`${buttonClass({ variant: 'quiet' })} list-none`}>
            {t.reviews.more}
            <span aria-hidden="true">▾</span>
          </summary>
          <div className="mt-2 flex flex-col items-stretch gap-2 rounded-lg border bg-surface-raised p-3 sm:absolute sm:right-0 sm:z-30 sm:mt-1 sm:w-64 sm:shadow-lg">
            {more}
          </div>
        </details>
      )}
    </>
  );
}

/** At most two: what moves the draft on, or keeps the listing on its list. */
function NextStep({ list, reference, state, answer }: OwnerProps) {
  const { t } = useI18n();
  const path = listingPath(list, reference);
  const isOnItsWay = state.editorial !== 'draft' && state.editorial !== 'changes-requested';
  if (state.publication === 'now')
    return (
      <>
        {state.writtenBy !== null && (
          <ButtonLink to={`${path}/review`} variant="primary">
            {t.reviews.review}
          </ButtonLink>
        )}
        <PublishButton answer={answer} isFirst={state.writtenBy === null} state={state} />
      </>
    );
  if (state.hasDraft && state.mayDraft && !state.isAlone && !isOnItsWay) return <SendButton path={path} />;
  if (state.hasDraft) return null;
  const words = t.confirmations.owner;
  if (state.renewal && state.mayDraft)
    return (
      <Form method="post">
        <Button name="intent" type="submit" value="renew" variant="primary">
          {words.renew}
        </Button>
      </Form>
    );
  const isAsked = state.phase === 'archived' || state.confirmation !== 'holds';
  return isAsked && state.mayConfirm ? <ConfirmButton list={list} reference={reference} /> : null;
}

function useFoldedActions(props: OwnerProps): ReactNode[] {
  const { t } = useI18n();
  const { list, reference, state, answer } = props;
  const path = listingPath(list, reference);
  const { phase, mayPublish } = state;
  const isStanding = phase === 'published' || phase === 'expired' || phase === 'archived';
  const isSent = state.editorial === 'in-review' || state.editorial === 'approved' || state.editorial === 'scheduled';
  const actions: (ReactNode | false)[] = [
    <ButtonLink key="preview" to={`${path}/preview`}>
      {t.confidentiality.preview.link}
    </ButtonLink>,
    state.mayDraft && (
      <ButtonLink key="attachments" to={`${path}/attachments`}>
        {t.attachments.manage}
      </ButtonLink>
    ),
    state.mayAnswer && phase !== 'draft' && (
      <ButtonLink key="suggestions" to={`${path}/suggestions`}>
        {t.suggestions.link({ count: state.openSuggestions })}
      </ButtonLink>
    ),
    isSent && (
      <ButtonLink key="review" to={`${path}/review`}>
        {t.reviews.open}
      </ButtonLink>
    ),
    isSent && state.mayDraft && <TakeBackButton key="take-back" path={path} />,
    mayPublish && isStanding && <FulfilButton answer={answer} key="fulfil" />,
    mayPublish && (isStanding || phase === 'fulfilled') && <WithdrawButton answer={answer} key="withdraw" />,
  ];
  return actions.filter((action) => action !== false);
}

function PublishButton(props: { isFirst: boolean; state: OwnerState; answer: OwnerAnswer | null }) {
  const { t } = useI18n();
  const { state, answer } = props;
  const words = t.listings.owner;
  const own = answer?.intent === 'publish' ? answer : null;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.publish, variant: 'primary' }}
      startOpen={Boolean(own?.errors.changeReason)}
      title={words.publishTitle}
      trigger={{ label: words.publish, variant: props.isFirst ? 'primary' : 'secondary' }}
      values={{ intent: 'publish', edit: String(state.edit) }}
    >
      <p>{words.publishText}</p>
      {state.phase !== 'draft' && (
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

function SendButton({ path }: { path: string }) {
  const { t } = useI18n();
  return (
    <ConfirmDialog
      action={`${path}/review`}
      cancelLabel={t.site.cancel}
      confirm={{ label: t.reviews.send, variant: 'primary' }}
      title={t.reviews.sendTitle}
      trigger={{ label: t.reviews.send, variant: 'primary' }}
      values={{ intent: 'send' }}
    >
      <p>{t.reviews.sendText}</p>
      <TextAreaField label={t.reviews.sendNote} name="note" optionalLabel={t.forms.optional} rows={2} />
    </ConfirmDialog>
  );
}

function TakeBackButton({ path }: { path: string }) {
  const { t } = useI18n();
  return (
    <ConfirmDialog
      action={`${path}/review`}
      cancelLabel={t.site.cancel}
      confirm={{ label: t.reviews.takeBack, variant: 'primary' }}
      title={t.reviews.takeBack}
      trigger={{ label: t.reviews.takeBack }}
      values={{ intent: 'take-back' }}
    >
      <p>{t.reviews.takeBackText}</p>
    </ConfirmDialog>
  );
}

function ConfirmButton({ list, reference }: Pick<OwnerProps, 'list' | 'reference'>) {
  const { t } = useI18n();
  const words = t.confirmations.owner;
  return (
    <ConfirmDialog
      action="/confirm"
      cancelLabel={t.site.cancel}
      confirm={{ label: words.confirm, variant: 'primary' }}
      title={words.confirm}
      trigger={{ label: words.confirm, variant: 'primary' }}
      values={{ list, reference }}
    >
      <p>{words.confirmText}</p>
    </ConfirmDialog>
  );
}

function FulfilButton({ answer }: { answer: OwnerAnswer | null }) {
  const { t } = useI18n();
  const words = t.confirmations.owner;
  const own = answer?.intent === 'fulfil' ? answer : null;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.fulfil, variant: 'primary' }}
      startOpen={Boolean(own?.errors.note)}
      title={words.fulfilTitle}
      trigger={{ label: words.fulfil }}
      values={{ intent: 'fulfil' }}
    >
      <p>{words.fulfilText}</p>
      <TextAreaField
        defaultValue={own?.typed}
        errors={fieldErrorTexts(t, own?.errors.note)}
        label={t.listings.label.fulfilmentNote}
        name="note"
        required
        rows={2}
      />
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
