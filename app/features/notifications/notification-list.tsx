// The notification centre: what happened, newest first, by topic; opening one marks it as read.
import { Form } from '@remix-run/react';
import { notificationTopics } from '#app/domain/notification.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
import { BounceNotice } from './bounce-notice.tsx';
import type { MailSettings, NotificationEntry, NotificationPage } from './list-notifications.server.ts';

const addressOf = (query: Readonly<Record<string, string | null>>): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/notifications?${new URLSearchParams(given)}` : '/notifications';
};

export function NotificationList({ page, settings }: { page: NotificationPage; settings: MailSettings }) {
  const { t } = useI18n();
  const words = t.notifications;
  const { topic } = page;
  const tabs = [
    { to: '/notifications', label: words.all, current: topic === null },
    ...notificationTopics.map((one) => ({
      to: addressOf({ topic: one }),
      label: words.topics[one].name,
      current: one === topic,
    })),
  ];
  return (
    <>
      <PageHeader
        actions={<ButtonLink to="/notifications/preferences">{words.preferencesLink}</ButtonLink>}
        lead={words.lead}
        title={words.title}
      />
      <BounceNotice settings={settings} />
      <TabLinks label={words.filter} tabs={tabs} />
      {page.entries.length === 0 ? (
        <NothingHere isFiltered={topic !== null} />
      ) : (
        <>
          {page.unread > 0 && <ReadAll topic={topic} />}
          <ul aria-label={words.title} className="divide-y rounded-lg border bg-surface-raised">
            {page.entries.map((entry) => (
              <Entry entry={entry} key={entry.id} />
            ))}
          </ul>
        </>
      )}
      <Pagination
        labels={{ navigation: t.site.pagination.label, previous: words.newest, next: words.older }}
        next={page.next ? addressOf({ topic, after: page.next }) : undefined}
        previous={page.isFirst ? undefined : addressOf({ topic })}
      />
    </>
  );
}

function NothingHere({ isFiltered }: { isFiltered: boolean }) {
  const words = useI18n().t.notifications;
  return (
    <EmptyState action={<ButtonLink to="/opportunities">{words.browse}</ButtonLink>} title={words.emptyTitle}>
      {isFiltered ? words.emptyTopicText : words.emptyText}
    </EmptyState>
  );
}

function ReadAll({ topic }: { topic: NotificationPage['topic'] }) {
  const words = useI18n().t.notifications;
  return (
    <Form className="mb-3" method="post">
      <input name="topic" type="hidden" value={topic ?? ''} />
      <Button name="intent" size="small" type="submit" value="read-all">
        {words.markAllRead}
      </Button>
    </Form>
  );
}

/** A button rather than a link: opening writes that it was read, and reading a page never writes. */
function Entry({ entry }: { entry: NotificationEntry }) {
  const { t, locale } = useI18n();
  const words = t.notifications;
  return (
    <li className={classNames('p-4', !entry.isRead && 'border-l-4 border-l-accent-fill')}>
      <Form className="grid gap-1" method="post">
        <input name="id" type="hidden" value={entry.id} />
        <p className="flex flex-wrap items-center gap-2 text-sm text-text-muted">
          {!entry.isRead && <Badge tone="info">{words.isNew}</Badge>}
          <span>{words.topics[entry.topic].name}</span>
          <span>{formatInstant(locale, entry.createdAt)}</span>
        </p>
        <button
          className={classNames(
            'min-h-11 cursor-pointer break-words text-left text-accent underline-offset-4 hover:underline',
            !entry.isRead && 'font-semibold',
          )}
          name="intent"
          type="submit"
          value="open"
        >
          {entry.title}
        </button>
        {entry.line && <p className="break-words">{entry.line}</p>}
        {!entry.isRead && (
          <div>
            <Button
              aria-label={`${words.markRead}: ${entry.title}`}
              name="intent"
              size="small"
              type="submit"
              value="read"
              variant="quiet"
            >
              {words.markRead}
            </Button>
          </div>
        )}
      </Form>
    </li>
  );
}
