// Tells somebody that their mailbox refuses mails, what its server said, and what to do about it.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { MailSettings } from './list-notifications.server.ts';

export function BounceNotice({ settings: { email, bounce } }: { settings: MailSettings }) {
  const { t, locale } = useI18n();
  const words = t.notifications.bounce;
  if (!bounce) return null;
  return (
    <div className="mb-6">
      <Notice
        action={
          <Form action="/notifications/preferences" method="post">
            <Button name="intent" type="submit" value="resume" variant="primary">
              {words.resume}
            </Button>
          </Form>
        }
        title={words.title}
        tone="warning"
      >
        <p className="break-words">{words.text({ email, since: formatInstant(locale, bounce.since) })}</p>
        {bounce.reason && <p className="break-words text-sm">{words.answer({ reason: bounce.reason })}</p>}
        <p>{words.fix}</p>
      </Notice>
    </div>
  );
}
