// Everything somebody watches, with a button each to stop.
import { type Locale, useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { WatchedListing } from './list-watches.server.ts';
import { WatchButton } from './watch-button.tsx';

const pathOf = ({ list, reference }: WatchedListing): string =>
  `/${list === 'opportunity' ? 'opportunities' : 'capabilities'}/${reference}`;

function Title({ row, locale }: { row: WatchedListing; locale: Locale }) {
  const { t } = useI18n();
  const title = <span lang={row.language === 'zh' ? 'zh-CN' : 'en'}>{row.title}</span>;
  return (
    <div className="grid gap-1">
      {row.isListed ? <TextLink to={pathOf(row)}>{title}</TextLink> : title}
      <span className="font-normal text-text-muted">
        {t.vocabulary.list[row.list]} · {organisationName(locale, row.organisation)}
      </span>
    </div>
  );
}

export function WatchList({ watches }: { watches: readonly WatchedListing[] }) {
  const { t, locale } = useI18n();
  const words = t.history.watches;
  const browse = <ButtonLink to="/opportunities">{t.history.unsubscribe.browse}</ButtonLink>;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      {watches.length === 0 ? (
        <EmptyState action={browse} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          columns={[
            {
              key: 'listing',
              header: words.listing,
              rowHeader: true,
              render: (row) => <Title locale={locale} row={row} />,
            },
            {
              key: 'state',
              header: words.state,
              nowrap: true,
              render: ({ isListed }) => (
                <Badge tone={isListed ? 'success' : 'neutral'}>
                  {isListed ? words.phase.listed : words.phase.gone}
                </Badge>
              ),
            },
            { key: 'since', header: words.since, nowrap: true, render: ({ since }) => formatInstant(locale, since) },
            {
              key: 'action',
              header: words.action,
              nowrap: true,
              render: (row) => (
                <WatchButton
                  about={row.title}
                  isWatched
                  list={row.list}
                  reference={row.reference}
                  size="small"
                  to="/watches"
                />
              ),
            },
          ]}
          hideCaption
          rowKey={({ id }) => id}
          rows={watches}
        />
      )}
    </>
  );
}
