// Messages of an introduction, oldest first, with the field to write the next one; and the meetings beside them.

import { getFormProps, getTextareaProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { endingsOf } from '#app/domain/document.ts';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { FileField, TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { fileSize } from '#app/ui/file-size.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Columns, Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import type { ShownMessage, Thread } from './get-thread.server.ts';
import { IntroductionTabs } from './introduction-tabs.tsx';
import { type IntroductionReason, introductionRefusals } from './introductions-refusals.ts';
import { MeetingSection } from './meeting-section.tsx';

export interface ThreadResult {
  readonly writing?: SubmissionResult | undefined;
  readonly proposing?: SubmissionResult | undefined;
  readonly reason?: IntroductionReason | undefined;
  /** Of a question sent to the clarifications. */
  readonly refusal?: string | undefined;
}

export function ThreadPage(props: { thread: Thread; result: ThreadResult; isOldest: boolean }) {
  const { t } = useI18n();
  const words = t.thread;
  const { thread, result } = props;
  const path = `/introductions/${thread.introduction.id}`;
  const refusal = result.refusal ?? (result.reason && introductionRefusals[result.reason].say(t));
  return (
    <>
      <PageHeader title={words.messages} />
      <IntroductionTabs current="messages" id={thread.introduction.id} />
      {refusal && <Notice live title={refusal} tone="danger" />}
      <Columns side={<MeetingSection path={path} proposing={result.proposing} thread={thread} />}>
        <Stack gap="large">
          {(thread.older || props.isOldest) && (
            <p className="flex flex-wrap gap-4">
              {thread.older && <TextLink to={`${path}/messages?before=${thread.older}`}>{words.older}</TextLink>}
              {props.isOldest && <TextLink to={`${path}/messages`}>{words.newest}</TextLink>}
            </p>
          )}
          <MessageList path={path} thread={thread} />
          <Writing thread={thread} writing={result.writing} />
        </Stack>
      </Columns>
    </>
  );
}

function MessageList({ thread, path }: { thread: Thread; path: string }) {
  const { t } = useI18n();
  const words = t.thread;
  if (thread.messages.length === 0) return <p className="text-text-muted">{words.empty}</p>;
  return (
    <Stack>
      <ol className="grid gap-4">
        {thread.messages.map((message) => (
          <Message key={message.id} message={message} path={path} />
        ))}
      </ol>
      {thread.hasUnread && (
        <Form method="post">
          <Button name="intent" size="small" type="submit" value="read">
            {words.markRead}
          </Button>
        </Form>
      )}
    </Stack>
  );
}

function Message({ message, path }: { message: ShownMessage; path: string }) {
  const { locale, t } = useI18n();
  const words = t.thread;
  const { isOwn, author, kind, sentAt, text, files } = message;
  return (
    <li className={isOwn ? 'ml-6 sm:ml-16' : 'mr-6 sm:mr-16'}>
      <Panel>
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-muted">
          <span className="font-medium text-text">
            {isOwn ? words.you : words.other} · {author || words.deleted}
          </span>
          <span>{formatInstant(locale, sentAt)}</span>
          {kind !== 'message' && <Badge>{words.kinds[kind as 'question']}</Badge>}
          {isOwn && <span>{message.isReadByOther ? words.read : words.unread}</span>}
        </div>
        <PlainText text={text} />
        {files.length > 0 && (
          <ul className="mt-3 grid gap-2">
            {files.map((file) => (
              <li className="break-all text-sm" key={file.id}>
                {file.isReleased ? (
                  <Form action={`${path}/files/${file.id}`} method="post" reloadDocument>
                    <Button icon="download" size="small" type="submit">
                      {file.fileName} ({fileSize(file.size)})
                    </Button>
                  </Form>
                ) : (
                  `${file.fileName} (${words.quarantined})`
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </li>
  );
}

function Writing({ thread, writing }: { thread: Thread; writing: SubmissionResult | undefined }) {
  const { t } = useI18n();
  const words = t.thread;
  const { openCall } = thread;
  const isBusy = useNavigation().state === 'submitting';
  const [form, fields] = useForm<{ text: string }>({ id: 'message', lastResult: writing ?? null });
  const call = openCall && (
    <Notice
      action={<ButtonLink to={`/calls/${openCall.reference}/clarifications`}>{words.callLink}</ButtonLink>}
      title={openCall.isOwn ? words.callAnswerTitle : words.callAskTitle}
      tone="warning"
    >
      <p>{openCall.isOwn ? words.callAnswerText : words.callAskText}</p>
    </Notice>
  );
  if (openCall?.isOwn) return call;
  return (
    <Section title={words.write}>
      <Stack>
        {call}
        <Form
          encType="multipart/form-data"
          method="post"
          {...getFormProps(form)}
          key={thread.messages.at(-1)?.id ?? ''}
        >
          <Stack>
            <TextAreaField
              {...getTextareaProps(fields.text)}
              errors={fieldErrorTexts(t, fields.text.errors)}
              label={words.text}
              maxLength={threadLimits.message}
              rows={4}
            />
            {!openCall && (
              <FileField
                accept={endingsOf('introduction')}
                hint={words.attachHint}
                label={words.attach}
                multiple
                name="file"
                optionalLabel={t.forms.optional}
              />
            )}
            <div>
              <Button
                busy={isBusy}
                name="intent"
                type="submit"
                value={openCall ? 'clarify' : 'message'}
                variant="primary"
              >
                {openCall ? words.clarify : words.send}
              </Button>
            </div>
          </Stack>
        </Form>
      </Stack>
    </Section>
  );
}
