// Questions and answers of a call, the same for everybody; waiting ones only for the asker and for who answers.
import { Form } from '@remix-run/react';
import { clarificationLimits } from '#app/domain/clarification.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import { clarificationRefusals } from './clarification-refusals.ts';
import type { Clarifications } from './get-clarifications.server.ts';

export interface ClarificationAnswer {
  readonly reason: keyof typeof clarificationRefusals;
  /** What was typed, and for which question (empty for a new one). */
  readonly text: string;
  readonly id: string;
}

export function ClarificationsPage({ view, answer }: { view: Clarifications; answer: ClarificationAnswer | null }) {
  const { t } = useI18n();
  const words = t.clarifications;
  const call = `/calls/${view.reference}`;
  return (
    <>
      <Breadcrumbs items={[{ label: view.title, to: call }, { label: words.title }]} label={t.site.breadcrumbs} />
      <PageHeader eyebrow={view.title} lead={words.lead} title={words.title} />
      <Stack gap="large">
        {answer && <Notice live title={clarificationRefusals[answer.reason].say(t)} tone="danger" />}
        {view.answered.length === 0 ? (
          <EmptyState icon="document" title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          <ol className="grid gap-4">
            {view.answered.map((one) => (
              <Answered key={one.id} one={one} />
            ))}
          </ol>
        )}
        {view.waiting.length > 0 && <Waiting answer={answer} view={view} />}
        {view.mayAsk && <Asking answer={answer} key={view.waiting.length} />}
      </Stack>
    </>
  );
}

function Answered({ one }: { one: Clarifications['answered'][number] }) {
  const { locale, t } = useI18n();
  const words = t.clarifications;
  return (
    <li>
      <Panel>
        <Stack gap="small">
          <p className="text-sm text-text-muted">
            {words.question} · {formatInstant(locale, one.askedAt)}
          </p>
          <PlainText text={one.question} />
          <p className="text-sm text-text-muted">
            {words.answer} · {one.answeredAt && formatInstant(locale, one.answeredAt)}
          </p>
          <PlainText text={one.answer} />
        </Stack>
      </Panel>
    </li>
  );
}

function Waiting({ view, answer }: { view: Clarifications; answer: ClarificationAnswer | null }) {
  const { locale, t } = useI18n();
  const words = t.clarifications;
  return (
    <Section title={view.mayAnswer ? words.waiting : words.waitingOwn}>
      <ol className="grid gap-4">
        {view.waiting.map((one) => (
          <li key={one.id}>
            <Panel>
              <Stack gap="small">
                <p className="text-sm text-text-muted">{formatInstant(locale, one.askedAt)}</p>
                <PlainText text={one.question} />
                {view.mayAnswer && (
                  <Form method="post">
                    <input name="id" type="hidden" value={one.id} />
                    <Stack gap="small">
                      <TextAreaField
                        defaultValue={answer?.id === one.id ? answer.text : ''}
                        id={`answer-${one.id}`}
                        label={words.answer}
                        maxLength={clarificationLimits.answer}
                        name="text"
                        required
                        rows={3}
                      />
                      <div>
                        <Button name="intent" type="submit" value="answer" variant="primary">
                          {words.publish}
                        </Button>
                      </div>
                    </Stack>
                  </Form>
                )}
              </Stack>
            </Panel>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Asking({ answer }: { answer: ClarificationAnswer | null }) {
  const { t } = useI18n();
  const words = t.clarifications;
  return (
    <Section title={words.ask}>
      <Panel>
        <Form method="post">
          <Stack>
            <p className="text-text-muted">{words.askText}</p>
            <TextAreaField
              defaultValue={answer?.id === '' ? answer.text : ''}
              label={words.question}
              maxLength={clarificationLimits.question}
              name="text"
              required
              rows={4}
            />
            <div>
              <Button name="intent" type="submit" value="ask" variant="primary">
                {words.send}
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
    </Section>
  );
}
