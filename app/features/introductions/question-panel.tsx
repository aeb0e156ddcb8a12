// Questions before the answer: the receiving side asks, the sender replies.

import { getFormProps, getTextareaProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import type { IntroductionDetails } from './get-introduction.server.ts';

type Questions = IntroductionDetails['questions'];

export function QuestionList({ questions, isWaiting }: { questions: Questions; isWaiting: boolean }) {
  const { locale, t } = useI18n();
  const words = t.introductions;
  if (questions.length === 0) return null;
  return (
    <Section actions={isWaiting && <Badge tone="warning">{words.questionWaiting}</Badge>} title={words.questionsTitle}>
      <ol className="grid gap-3">
        {questions.map(({ id, kind, text, sentAt }) => (
          <li className="border-l-4 pl-3" key={id}>
            <p className="text-sm text-text-muted">
              {kind === 'question' ? words.kinds.question : words.kinds.reply} · {formatInstant(locale, sentAt)}
            </p>
            <PlainText text={text} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** `intent` is `ask` for the receiving side and `reply` for the sender. */
export function QuestionForm({ intent, asking }: { intent: 'ask' | 'reply'; asking: SubmissionResult | undefined }) {
  const { t } = useI18n();
  const words = t.introductions;
  const [form, fields] = useForm<{ text: string }>({ id: intent, lastResult: asking ?? null });
  return (
    <Panel>
      <Form method="post" {...getFormProps(form)}>
        <Stack>
          {intent === 'ask' && <p>{words.askFirstText}</p>}
          <TextAreaField
            {...getTextareaProps(fields.text)}
            errors={fieldErrorTexts(t, fields.text.errors)}
            label={intent === 'ask' ? words.question : words.reply}
            required
            rows={3}
          />
          <div>
            <Button name="intent" type="submit" value={intent} variant={intent === 'ask' ? 'secondary' : 'primary'}>
              {intent === 'ask' ? words.ask : words.sendReply}
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}
