// The attachments on a listing's page: open ones to download, locked ones shown as existing but locked.
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { fileSize } from '#app/ui/file-size.ts';
import { Icon } from '#app/ui/icon.tsx';
import { Section } from '#app/ui/layout.tsx';
import { attachmentsPath } from './attachment-address.ts';
import type { ShownAttachment } from './read-attachment.server.ts';

export function AttachmentsSection(props: { list: List; reference: string; attachments: readonly ShownAttachment[] }) {
  const words = useI18n().t.attachments;
  const { attachments, list, reference } = props;
  if (attachments.length === 0) return null;
  return (
    <Section id="attachments" title={words.section}>
      <ul className="grid gap-3 md:grid-cols-2">
        {attachments.map((attachment) => (
          <li className="flex min-w-0 gap-3 rounded-lg border bg-surface-raised p-4" key={attachment.id}>
            <Icon
              className="mt-1 size-5 shrink-0 text-text-muted"
              name={attachment.state === 'locked' ? 'lock' : 'document'}
            />
            <div className="min-w-0 flex-1">
              {attachment.state === 'locked' ? (
                <LockedFile level={attachment.access} />
              ) : (
                <File file={attachment} href={`${attachmentsPath(list, reference)}/${attachment.id}`} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LockedFile({ level }: { level: 'verified' | 'introduced' }) {
  const words = useI18n().t.attachments;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{words.lockedFile}</span>
        <Badge icon="lock" tone="warning">
          {words.level[level]}
        </Badge>
      </div>
      <p className="text-text-muted">{words.lockedText[level]}</p>
    </>
  );
}

type OpenFile = Exclude<ShownAttachment, { state: 'locked' }>;

/** A file behind a lock is opened by a button, because opening it is recorded. Native ways: the answer is a download. */
function File({ file, href }: { file: OpenFile; href: string }) {
  const words = useI18n().t.attachments;
  const { state, fileName, size, caption, access } = file;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {state === 'open' ? (
          <a className="min-w-0 break-all font-semibold text-accent underline underline-offset-4" href={href}>
            {fileName}
          </a>
        ) : (
          <span className="min-w-0 break-all font-semibold">{fileName}</span>
        )}
        {access !== 'public' && (
          <Badge icon="lock" tone="warning">
            {words.level[access]}
          </Badge>
        )}
        <span className="text-sm text-text-muted">{fileSize(size)}</span>
      </div>
      {caption && <p>{caption}</p>}
      {state === 'unlocked' && (
        <form action={href} className="mt-2" method="post">
          <p className="mb-2 text-sm text-text-muted">{words.recorded}</p>
          <Button icon="download" size="small" type="submit">
            {words.open}
          </Button>
        </form>
      )}
    </>
  );
}
