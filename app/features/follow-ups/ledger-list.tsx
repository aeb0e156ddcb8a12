// All accepted introductions of an organisation: where each stands, what is next, and what needs a look.
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatDay } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { LedgerPage, LedgerSummary } from './get-ledger.server.ts';
import { StageBadge } from './ledger-view.tsx';

export function LedgerList({ page }: { page: LedgerPage }) {
  const { t } = useI18n();
  const words = t.followUps;
  const columns = useColumns();
  if (page.rows.length === 0)
    return (
      <EmptyState
        action={<ButtonLink to="/introductions">{words.toIntroductions}</ButtonLink>}
        title={words.emptyTitle}
      >
        {words.emptyText}
      </EmptyState>
    );
  return (
    <>
      <DataTable caption={words.title} columns={columns} hideCaption rowKey={({ id }) => id} rows={page.rows} />
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={page.next ? `/follow-ups?after=${page.next}` : undefined}
        previous={page.isFirst ? undefined : '/follow-ups'}
      />
    </>
  );
}

function useColumns(): Column<LedgerSummary>[] {
  const { t, locale } = useI18n();
  const words = t.followUps;
  return [
    {
      key: 'other',
      header: words.columns.other,
      rowHeader: true,
      render: ({ id, other, title }) => (
        <div className="grid gap-1">
          <TextLink to={`/follow-ups/${id}`}>{organisationName(locale, other)}</TextLink>
          <span className="font-normal text-text-muted">{title}</span>
        </div>
      ),
    },
    {
      key: 'stage',
      header: words.columns.stage,
      nowrap: true,
      render: ({ stage }) => <StageBadge stage={stage} />,
    },
    {
      key: 'next',
      header: words.columns.next,
      render: ({ nextOn, responsible }) => (
        <div className="grid gap-1">
          <span>{nextOn ? formatDay(locale, nextOn) : words.noPlan}</span>
          {responsible && <span className="text-text-muted">{words.responsible({ name: responsible })}</span>}
        </div>
      ),
    },
    {
      key: 'state',
      header: words.columns.state,
      render: ({ open, stale }) => (
        <BadgeRow>
          {open && (
            <Badge tone={open.isOwn ? 'info' : 'warning'}>
              {open.isOwn ? words.waitingForThem : words.waitingForUs}
            </Badge>
          )}
          {stale && stale !== 'unanswered' && <Badge tone="danger">{words.stale[stale]}</Badge>}
        </BadgeRow>
      ),
    },
  ];
}
