// One saved search: how it works, what it found, its name and rhythm to change.
import { type Locale, useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { Explanation } from './explanation.tsx';
import type { SavedSearchView } from './list-saved-searches.server.ts';
import { SavedSearchForm, type SavedSearchReply } from './saved-search-form.tsx';
import { SavedSearchActs } from './saved-search-list.tsx';

type Found = SavedSearchView['found'][number];

function FoundTitle({ row, locale }: { row: Found; locale: Locale }) {
  const { t } = useI18n();
  const title = <span lang={row.language === 'zh' ? 'zh-CN' : 'en'}>{row.title}</span>;
  return (
    <div className="grid gap-1">
      {row.isListed ? <TextLink to={listingPath(row.list, row.reference)}>{title}</TextLink> : title}
      <span className="font-normal text-text-muted">
        {t.vocabulary.list[row.list]} · {organisationName(locale, row.organisation)}
      </span>
    </div>
  );
}

export function SavedSearchPage({ search, found, next, reply }: SavedSearchView & { reply?: SavedSearchReply | null }) {
  const { t, locale } = useI18n();
  const words = t.savedSearches;
  return (
    <>
      <PageHeader
        eyebrow={<TextLink to="/saved-searches">{words.title}</TextLink>}
        meta={
          <Badge tone={search.isPaused ? 'warning' : 'success'}>
            {search.isPaused ? words.state.paused : words.state.active}
          </Badge>
        }
        title={search.name}
      />
      <Stack gap="large">
        <Panel>
          <div className="grid gap-4">
            <Explanation lines={search.explanation} />
            <SavedSearchActs search={search} />
          </div>
        </Panel>
        <Section title={words.hitsTitle}>
          {found.length === 0 ? (
            <EmptyState icon="bell" title={words.hitsEmpty}>
              {words.hitsEmptyText}
            </EmptyState>
          ) : (
            <DataTable
              caption={words.hitsTitle}
              columns={[
                {
                  key: 'listing',
                  header: words.hit,
                  rowHeader: true,
                  render: (row) => <FoundTitle locale={locale} row={row} />,
                },
                {
                  key: 'kind',
                  header: t.history.watches.state,
                  nowrap: true,
                  render: ({ kind, isListed }) => (
                    <Badge tone={isListed ? 'success' : 'neutral'}>{isListed ? words.kind[kind] : words.gone}</Badge>
                  ),
                },
                {
                  key: 'found',
                  header: words.foundAt,
                  nowrap: true,
                  render: ({ foundAt }) => formatInstant(locale, foundAt),
                },
              ]}
              hideCaption
              rowKey={({ id }) => id}
              rows={found}
            />
          )}
          <Pagination
            labels={{
              navigation: t.site.pagination.label,
              previous: t.site.pagination.previous,
              next: t.site.pagination.next,
            }}
            next={next ? `/saved-searches/${search.id}?after=${next}` : undefined}
          />
        </Section>
        <Section title={words.editTitle}>
          <Panel>
            <SavedSearchForm
              back={search.address}
              frequency={search.frequency}
              name={search.name}
              own={[]}
              reply={reply}
              submit={words.submitChange}
            />
          </Panel>
        </Section>
      </Stack>
    </>
  );
}
