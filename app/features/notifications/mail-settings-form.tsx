// How often mails come, topic by topic.
import { Form } from '@remix-run/react';
import { mailRhythms, notificationTopics } from '#app/domain/notification.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { Panel } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BounceNotice } from './bounce-notice.tsx';
import type { MailSettings } from './list-notifications.server.ts';

export function MailSettingsForm({ settings }: { settings: MailSettings }) {
  const { t } = useI18n();
  const words = t.notifications;
  const options = mailRhythms.map((value) => ({ value, label: words.preferences.rhythms[value] }));
  return (
    <>
      <Breadcrumbs
        items={[{ label: words.title, to: '/notifications' }, { label: words.preferences.title }]}
        label={t.site.breadcrumbs}
      />
      <PageHeader lead={words.preferences.lead} title={words.preferences.title} />
      <BounceNotice settings={settings} />
      <Panel>
        <Form className="grid gap-5" method="post">
          <p>{words.preferences.address({ email: settings.email })}</p>
          <div className="grid gap-5 sm:grid-cols-2">
            {notificationTopics.map((topic) => (
              <SelectField
                defaultValue={settings.rhythms[topic]}
                hint={words.topics[topic].hint}
                key={topic}
                label={words.topics[topic].name}
                name={topic}
                options={options}
              />
            ))}
          </div>
          <p className="text-sm text-text-muted">{words.preferences.when}</p>
          <div>
            <Button name="intent" type="submit" value="save" variant="primary">
              {words.preferences.save}
            </Button>
          </div>
        </Form>
      </Panel>
    </>
  );
}
