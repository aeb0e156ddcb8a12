// Where the attachments of a listing are kept in order: adding, wording, readers, removing.
import { Form, useNavigation } from '@remix-run/react';
import { type AttachmentLevel, attachmentLevels, attachmentLimits } from '#app/domain/attachment.ts';
import { documentLimits, endingsOf, isReleased } from '#app/domain/document.ts';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { RadioGroupField } from '#app/ui/choice-field.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FileField, SelectField, TextField } from '#app/ui/field.tsx';
import { fileSize } from '#app/ui/file-size.ts';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { attachmentsPath } from './attachment-address.ts';
import { type AttachmentRefusal, attachmentsRefusals } from './attachments-refusals.ts';
import type { OwnAttachments } from './read-attachment.server.ts';

export interface AttachmentsAnswer {
  readonly refusal: AttachmentRefusal;
  /** The file that was refused. */
  readonly file?: string | undefined;
  readonly caption?: string;
  readonly access?: AttachmentLevel;
}

type Line = OwnAttachments['attachments'][number];

export function AttachmentsPage(props: {
  list: List;
  reference: string;
  attachments: readonly Line[];
  answer: AttachmentsAnswer | undefined;
}) {
  const { t } = useI18n();
  const words = t.attachments;
  const { answer, attachments, list, reference } = props;
  const is = (verdict: Line['scanVerdict']) => attachments.some(({ scanVerdict }) => scanVerdict === verdict);
  return (
    <Stack gap="large">
      {answer && (
        <Notice live title={answer.file} tone="danger">
          {attachmentsRefusals[answer.refusal].say(t)}
        </Notice>
      )}
      {is('infected') && (
        <Notice title={words.infectedTitle} tone="danger">
          {words.infectedText}
        </Notice>
      )}
      {is('pending') && (
        <Notice title={words.pendingTitle} tone="warning">
          {words.pendingText}
        </Notice>
      )}
      <p className="max-w-3xl text-text-muted">{words.lead}</p>
      {attachments.length === 0 ? (
        <EmptyState icon="document" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {attachments.map((attachment) => (
            <li key={attachment.id}>
              <Attachment attachment={attachment} href={`${attachmentsPath(list, reference)}/${attachment.id}`} />
            </li>
          ))}
        </ul>
      )}
      {attachments.length < attachmentLimits.count ? (
        <AddForm answer={answer} key={attachments.length} />
      ) : (
        <Notice>{words.full({ count: attachments.length })}</Notice>
      )}
    </Stack>
  );
}

const verdictTone = { pending: 'warning', clean: 'success', infected: 'danger', unscanned: 'neutral' } as const;

function Attachment({ attachment, href }: { attachment: Line; href: string }) {
  const { t, locale } = useI18n();
  const words = t.attachments;
  const { id, fileName, caption, access, size, uploadedAt, scanVerdict } = attachment;
  return (
    <Panel>
      <Stack gap="small">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="min-w-0 break-all text-lg">
            {isReleased(scanVerdict) ? (
              <a className="text-accent underline underline-offset-4" href={href}>
                {fileName}
              </a>
            ) : (
              fileName
            )}
          </h2>
          <Badge icon={access === 'public' ? undefined : 'lock'} tone={access === 'public' ? 'neutral' : 'warning'}>
            {words.level[access]}
          </Badge>
          {scanVerdict !== 'unscanned' && <Badge tone={verdictTone[scanVerdict]}>{words.states[scanVerdict]}</Badge>}
        </div>
        {caption && <p>{caption}</p>}
        <p className="text-sm text-text-muted">
          {fileSize(size)} · {words.uploadedAt} {formatInstant(locale, uploadedAt)}
        </p>
        <div className="flex flex-wrap items-start gap-3">
          <ConfirmDialog
            cancelLabel={t.site.cancel}
            confirm={{ label: words.remove, variant: 'danger' }}
            title={words.removeTitle({ name: fileName })}
            trigger={{ label: words.remove, size: 'small' }}
            values={{ intent: 'remove', documentId: id }}
          >
            <p>{words.removeText}</p>
          </ConfirmDialog>
          <div className="min-w-0 flex-1">
            <Disclosure summary={words.changeOf({ name: fileName })}>
              <ChangeForm attachment={attachment} />
            </Disclosure>
          </div>
        </div>
      </Stack>
    </Panel>
  );
}

function ChangeForm({ attachment: { id, caption, access } }: { attachment: Line }) {
  const { t } = useI18n();
  const words = t.attachments;
  return (
    <Form method="post">
      <input name="documentId" type="hidden" value={id} />
      <Stack>
        <CaptionField value={caption} />
        <SelectField
          defaultValue={access}
          label={words.access}
          name="access"
          options={attachmentLevels.map((level) => ({ value: level, label: words.level[level] }))}
          required
        />
        <div>
          <Button name="intent" size="small" type="submit" value="change">
            {words.save}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

function CaptionField({ value }: { value: string }) {
  const words = useI18n().t.attachments;
  return (
    <TextField
      defaultValue={value}
      hint={words.captionHint}
      label={words.caption}
      maxLength={attachmentLimits.caption}
      name="caption"
    />
  );
}

function AddForm({ answer }: { answer: AttachmentsAnswer | undefined }) {
  const { t } = useI18n();
  const words = t.attachments;
  const busy = useNavigation().state !== 'idle';
  return (
    <Section title={words.add}>
      <Panel>
        <Form encType="multipart/form-data" method="post">
          <Stack>
            <FileField
              accept={endingsOf('attachment')}
              hint={
                <>
                  {words.hint({
                    size: fileSize(documentLimits.attachment.size),
                    files: attachmentLimits.files,
                    total: fileSize(attachmentLimits.total),
                    count: attachmentLimits.count,
                  })}{' '}
                  {words.cleaning}
                </>
              }
              label={words.choose}
              multiple
              name="file"
              required
            />
            <CaptionField value={answer?.caption ?? ''} />
            <RadioGroupField
              defaultValue={answer?.access ?? 'public'}
              label={words.access}
              name="access"
              options={attachmentLevels.map((level) => ({
                value: level,
                label: words.level[level],
                hint: words.levelHint[level],
              }))}
              required
            />
            <div>
              <Button busy={busy} icon="upload" name="intent" type="submit" value="add" variant="primary">
                {words.submit}
              </Button>
            </div>
          </Stack>
        </Form>
      </Panel>
    </Section>
  );
}
