// What a reviewer said of the fields of a draft, to be ticked: on the review page, and above the form it is about.
import { Form } from '@remix-run/react';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckboxField } from '#app/ui/choice-field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section } from '#app/ui/layout.tsx';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import type { ShownComment } from './get-review.server.ts';

export interface ReviewCommentsProps {
  readonly list: List;
  readonly comments: readonly ShownComment[];
  /** The address of the form; empty on the form's own page. */
  readonly editPath: string;
  /** Ticks are sent with this form instead of by a button of their own. */
  readonly formId?: string;
  readonly mayTick: boolean;
}

export function ReviewComments(props: ReviewCommentsProps) {
  const { t } = useI18n();
  const { comments, formId, mayTick } = props;
  if (comments.length === 0) return null;
  const listed = (
    <ul className="grid gap-4">
      {comments.map((comment) => (
        <li className="min-w-0" key={comment.id}>
          <Comment {...props} comment={comment} />
        </li>
      ))}
    </ul>
  );
  return (
    <Section id="comments" title={t.reviews.comments}>
      <Panel>
        {mayTick && <p className="mb-3 text-text-muted">{t.reviews.commentsLead}</p>}
        {mayTick && formId === undefined ? (
          <Form method="post">
            {listed}
            <div className="mt-4">
              <Button name="intent" size="small" type="submit" value="resolve">
                {t.reviews.saveResolved}
              </Button>
            </div>
          </Form>
        ) : (
          <>
            {mayTick && <input form={formId} name="resolving" type="hidden" value="1" />}
            {listed}
          </>
        )}
      </Panel>
    </Section>
  );
}

function Comment({ list, comment, editPath, formId, mayTick }: ReviewCommentsProps & { comment: ShownComment }) {
  const { t, locale } = useI18n();
  const labels: Readonly<Record<string, string>> = t.listings.label;
  const label = comment.field === '' ? t.reviews.whole : (labels[comment.field] ?? comment.field);
  const by = t.reviews.commentBy({ name: comment.by || t.reviews.gone, at: formatInstant(locale, comment.createdAt) });
  return (
    <div className="grid gap-1 border-l-2 pl-4">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-semibold">{label}</span>
        {comment.field !== '' && <TextLink to={`${editPath}#${list}-${comment.field}`}>{t.reviews.toField}</TextLink>}
      </p>
      <PlainText text={comment.text} />
      <p className="text-sm text-text-muted">{by}</p>
      {mayTick ? (
        <CheckboxField
          defaultChecked={comment.isResolved}
          form={formId}
          label={t.reviews.resolved}
          name="resolved"
          value={comment.id}
        />
      ) : (
        comment.isResolved && <p className="text-sm text-success">{t.reviews.resolved}</p>
      )}
    </div>
  );
}
