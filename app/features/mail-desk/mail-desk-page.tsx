// What waits to be sent, and what was given up: with the reason, and a button to try again.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant, formatNumber } from '#app/ui/format.ts';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';
import type { MailDesk } from './run-mail-desk.server.ts';

type Row = MailDesk['mails'][number];

export function MailDeskPage({ desk }: { desk: MailDesk }) {
  const { t, locale } = useI18n();
  const words = t.notifications.operator;
  const columns = useColumns();
  const { figures } = desk;
  const oldest = figures.oldestAt ? words.oldest({ at: formatInstant(locale, figures.oldestAt) }) : words.noneWaiting;
  return (
    <>
      <PageHeader
        actions={<ButtonLink to="/operator/mails/templates">{words.previewsLink}</ButtonLink>}
        lead={words.lead}
        title={words.title}
      />
      <Stack gap="large">
        <StatList>
          <Stat label={words.waiting} note={oldest} value={formatNumber(locale, figures.waiting)} />
          <Stat label={words.givenUp} value={formatNumber(locale, figures.givenUp)} />
          <Stat label={words.suppressed} value={formatNumber(locale, figures.suppressed)} />
        </StatList>
        {desk.mails.length === 0 ? (
          <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
        ) : (
          <DataTable caption={words.deadTitle} columns={columns} rowKey={({ id }) => id} rows={desk.mails} />
        )}
        <Pagination
          labels={{
            navigation: t.site.pagination.label,
            previous: t.site.pagination.previous,
            next: t.site.pagination.next,
          }}
          next={desk.next ? `/operator/mails?after=${desk.next}` : undefined}
          previous={desk.isFirst ? undefined : '/operator/mails'}
        />
      </Stack>
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t, locale } = useI18n();
  const words = t.notifications.operator;
  return [
    {
      key: 'mail',
      header: words.to,
      rowHeader: true,
      render: (row) => (
        <div className="grid gap-1">
          <span className="break-all">{row.toAddress}</span>
          <span className="font-normal text-text-muted">{row.subject}</span>
        </div>
      ),
    },
    { key: 'template', header: words.template, nowrap: true, render: ({ template }) => <code>{template}</code> },
    {
      key: 'failure',
      header: words.failure,
      render: (row) => (
        <div className="grid gap-1">
          <span>
            {words.failures[row.failure]} · {words.attempts({ count: row.attempts })}
          </span>
          {row.lastError && <span className="break-all text-text-muted">{row.lastError}</span>}
        </div>
      ),
    },
    { key: 'at', header: words.at, nowrap: true, render: ({ givenUpAt }) => formatInstant(locale, givenUpAt) },
    {
      key: 'action',
      header: words.action,
      nowrap: true,
      render: (row) =>
        row.isErased ? (
          words.erased
        ) : (
          <Form method="post">
            <input name="id" type="hidden" value={row.id} />
            <Button aria-label={`${words.retry}: ${row.toAddress}`} size="small" type="submit">
              {words.retry}
            </Button>
          </Form>
        ),
    },
  ];
}
