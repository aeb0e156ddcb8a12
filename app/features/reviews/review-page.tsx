// The page of a review: how far it is, what the draft says field by field with room for comments, and the decision.
import { Form, useNavigation } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import type { Tone } from '#app/ui/tone.ts';
import type { ReviewView } from './get-review.server.ts';
import { ReviewComments } from './review-comments.tsx';
import { DecisionPanel, FieldComment } from './review-decision.tsx';
import type { ReviewedField, ReviewPageProps } from './review-page-props.ts';

const phaseTone = {
  draft: 'neutral',
  'in-review': 'info',
  'changes-requested': 'warning',
  approved: 'success',
  scheduled: 'success',
} satisfies Record<ReviewView['phase'], Tone>;

const formId = 'review';

export function ReviewPage(props: ReviewPageProps) {
  const { t } = useI18n();
  const { list, reference, review } = props;
  const path = listingPath(list, reference);
  const busy = useNavigation().state !== 'idle';
  return (
    <>
      <Breadcrumbs
        items={[
          { label: t.listings.workspace.title, to: '/workspace' },
          { label: t.reviews.queue.title, to: '/reviews' },
          { label: reference, to: path },
        ]}
        label={t.site.breadcrumbs}
      />
      <PageHeader
        actions={
          <>
            {review.mayReview && (
              <ButtonLink to="#decision" variant="primary">
                {t.reviews.decide}
              </ButtonLink>
            )}
            {review.mayTick && <ButtonLink to={`${path}/edit`}>{t.site.edit}</ButtonLink>}
            {review.mayTakeBack && (
              <Form method="post">
                <Button name="intent" type="submit" value="take-back" variant="quiet">
                  {t.reviews.takeBack}
                </Button>
              </Form>
            )}
          </>
        }
        eyebrow={t.reviews.title}
        lead={review.mayReview ? t.reviews.lead : t.reviews.authorLead}
        meta={<Badge tone={phaseTone[review.phase]}>{t.vocabulary.editorialPhase[review.phase]}</Badge>}
        title={props.title}
      />
      <Stack gap="large">
        {props.refusal && (
          <Notice live tone="danger">
            {props.refusal}
          </Notice>
        )}
        {review.isOvertaken && <Notice tone="warning">{t.reviews.ended}</Notice>}
        {review.scheduleFailure && (
          <Notice title={t.reviews.failureTitle} tone="danger">
            {t.reviews.failure[review.scheduleFailure]}
          </Notice>
        )}
        <Panel>
          <Facts review={review} />
        </Panel>
        <ReviewComments comments={review.comments} editPath={`${path}/edit`} list={list} mayTick={review.mayTick} />
        <Section title={props.isAgain ? t.reviews.changes : t.reviews.content}>
          {props.fields.length === 0 ? <p>{t.reviews.noChanges}</p> : <Fields {...props} />}
        </Section>
        {review.mayReview && <DecisionPanel {...props} busy={busy} formId={formId} />}
      </Stack>
    </>
  );
}

function Facts({ review }: { review: ReviewView }) {
  const { t, locale } = useI18n();
  const words = t.reviews.facts;
  const { sent, decided, scheduledFor } = review;
  const name = (text: string) => text || t.reviews.gone;
  return (
    <DefinitionList
      items={[
        { term: words.writtenBy, description: name(review.writtenBy) },
        { term: words.sentBy, description: sent && name(sent.by) },
        { term: words.sentAt, description: sent && formatInstant(locale, sent.at) },
        { term: words.note, description: sent?.note && <PlainText text={sent.note} /> },
        { term: words.decidedBy, description: decided && name(decided.by) },
        { term: words.decidedAt, description: decided && formatInstant(locale, decided.at) },
        { term: words.decisionNote, description: decided?.note && <PlainText text={decided.note} /> },
        { term: words.scheduledFor, description: scheduledFor && formatInstant(locale, scheduledFor) },
      ]}
    />
  );
}

function Fields({ fields, review, typed }: ReviewPageProps) {
  return (
    <dl className="grid gap-4">
      {fields.map((field) => (
        <div className="min-w-0 rounded-md border bg-surface-raised p-4" key={field.name}>
          <dt className="mb-2 font-semibold">{field.label}</dt>
          <dd className={field.before === null ? 'min-w-0' : 'grid gap-4 md:grid-cols-2'}>
            <Texts field={field} />
          </dd>
          {review.mayReview && (
            <dd className="mt-3">
              <FieldComment field={field} formId={formId} typed={typed[`comment.${field.name}`] ?? ''} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Texts({ field }: { field: ReviewedField }) {
  const { t } = useI18n();
  const words = t.listings.versions;
  const shown = (text: string) => (text ? <PlainText text={text} /> : <p className="text-text-muted">{words.empty}</p>);
  if (field.before === null) return shown(field.after);
  return (
    <>
      <div className="min-w-0">
        <p className="text-sm text-text-muted">{words.before}</p>
        {shown(field.before)}
      </div>
      <div className="min-w-0">
        <p className="text-sm text-text-muted">{words.after}</p>
        {shown(field.after)}
      </div>
    </>
  );
}
