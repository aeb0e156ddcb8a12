// The reviewer's part of the page: comments beside the fields, and the decision with its one form.
import { Form } from '@remix-run/react';
import { wallClockOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { TextAreaField, TextField } from '#app/ui/field.tsx';
import { Panel, Section } from '#app/ui/layout.tsx';
import type { ReviewedField, ReviewPageProps } from './review-page-props.ts';

/** Belongs to the form of the decision below it. */
export function FieldComment({ field, formId, typed }: { field: ReviewedField; formId: string; typed: string }) {
  const { t } = useI18n();
  const label = t.reviews.commentOn({ field: field.label });
  return (
    <Disclosure open={typed !== ''} summary={label}>
      <TextAreaField
        defaultValue={typed}
        form={formId}
        hideLabel
        label={label}
        name={`comment.${field.name}`}
        rows={2}
        wide
      />
    </Disclosure>
  );
}

export function DecisionPanel(props: ReviewPageProps & { formId: string; busy: boolean }) {
  const { t } = useI18n();
  const { review, typed, formId, busy, isAgain } = props;
  const isApproved = review.phase === 'approved' || review.phase === 'scheduled';
  return (
    <Section id="decision" title={t.reviews.decide}>
      <Panel>
        <Form id={formId} method="post">
          <input name="edit" type="hidden" value={props.edit} />
          <div className="grid gap-4">
            <TextAreaField
              defaultValue={typed.note}
              hint={t.reviews.noteHint}
              label={t.reviews.note}
              name="note"
              optionalLabel={t.forms.optional}
              rows={3}
            />
            {isAgain && review.mayPublish && (
              <TextAreaField
                defaultValue={typed.changeReason}
                hint={t.listings.hint.changeReason}
                label={t.listings.label.changeReason}
                name="changeReason"
                optionalLabel={t.forms.optional}
                rows={2}
              />
            )}
            <div className="flex flex-wrap gap-3">
              {!isApproved && (
                <Button busy={busy} name="intent" type="submit" value="approve" variant="primary">
                  {t.reviews.approve}
                </Button>
              )}
              <Button name="intent" type="submit" value="return">
                {t.reviews.requestChanges}
              </Button>
              {review.mayPublish && (
                <Button name="intent" type="submit" value="publish" variant={isApproved ? 'primary' : 'secondary'}>
                  {isApproved ? t.listings.owner.publish : t.reviews.publishNow}
                </Button>
              )}
              {review.phase === 'scheduled' && review.mayPublish && (
                <Button name="intent" type="submit" value="unschedule" variant="quiet">
                  {t.reviews.unschedule}
                </Button>
              )}
            </div>
            {review.mayPublish && <ScheduleFields {...props} isApproved={isApproved} />}
          </div>
        </Form>
      </Panel>
    </Section>
  );
}

function ScheduleFields({ review, typed: answered, isApproved }: ReviewPageProps & { isApproved: boolean }) {
  const { t } = useI18n();
  const words = t.reviews;
  const typed = answered.at;
  const label = review.scheduledFor ? words.reschedule : isApproved ? words.scheduleApproved : words.schedule;
  return (
    <Disclosure open={Boolean(typed) || review.phase === 'scheduled'} summary={label}>
      <div className="grid gap-3">
        <TextField
          defaultValue={typed ?? (review.scheduledFor ? wallClockOf(new Date(review.scheduledFor)) : '')}
          hint={words.scheduleHint}
          label={words.scheduleAt}
          name="at"
          short
          type="datetime-local"
        />
        <div>
          <Button name="intent" type="submit" value="schedule">
            {label}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
