// GET /search: both lists in one box. The address carries the whole state.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { divisionNames, isDivision } from '#app/domain/division.ts';
import { ExportBox } from '#app/features/exports/file-links.tsx';
import {
  lastPage,
  pageSize,
  readSearchAddress,
  searchTabs,
  writeSearchAddress,
} from '#app/features/search/search-address.ts';
import { SearchFilters } from '#app/features/search/search-filters.tsx';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { SearchResults } from '#app/features/search/search-results.tsx';
import { SearchUnavailable } from '#app/features/search/search-unavailable.tsx';
import { admit } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Columns } from '#app/ui/layout.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { SearchBar } from '#app/ui/search-bar.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => [data?.address.text, t.search.title].filter(Boolean).join(' · '));

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/search');
  const asked = readSearchAddress(new URL(args.request.url).searchParams);
  const address = { ...asked, regions: asked.regions.filter(isDivision) };
  const outcome = await searchListings(address, (error) => args.context.log.warn({ err: error }, 'search unavailable'));
  if (!outcome.available) return { address, outcome };
  const { hits, total, facets } = outcome;
  const places = [...Object.keys(facets.regions), ...hits.flatMap(({ regions }) => regions), ...address.regions];
  return {
    address,
    outcome: {
      available: true as const,
      total,
      facets,
      places: divisionNames(args.context.locale, places),
      hits: hits.map(
        ({
          id,
          list,
          reference,
          organisationZh,
          organisationEn,
          fields,
          kind,
          regions,
          budgetBand,
          endsAt,
          coachScore,
          language,
          marked,
        }) => {
          const { titleZh, titleEn, summaryZh, summaryEn, bodyZh, bodyEn } = marked;
          return {
            id,
            list,
            reference,
            organisationZh,
            organisationEn,
            fields,
            kind,
            regions,
            budgetBand,
            endsAt,
            coachScore,
            language,
            marked: { titleZh, titleEn, summaryZh, summaryEn, bodyZh, bodyEn },
          };
        },
      ),
    },
  };
}

export default function SearchPage() {
  const { address, outcome } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { search } = t;
  const busy = useNavigation().state === 'loading';
  const pages = outcome.available ? Math.min(Math.ceil(outcome.total / pageSize), lastPage) : 0;
  return (
    <Form action="/search" aria-busy={busy} key={writeSearchAddress(address)} method="get" role="search">
      <h1 className="sr-only">{search.title}</h1>
      <div className="mb-4 max-w-3xl">
        <SearchBar
          defaultValue={address.text}
          label={search.label}
          name="q"
          placeholder={search.placeholder}
          submitLabel={search.submit}
        />
      </div>
      {address.tab !== 'all' && <input name="list" type="hidden" value={address.tab} />}
      <TabLinks
        label={search.tabs.label}
        tabs={searchTabs.map((tab) => ({
          to: writeSearchAddress({ ...address, tab, kind: [], page: 1 }),
          label: search.tabs[tab],
          current: tab === address.tab,
        }))}
      />
      {outcome.available ? (
        <Columns at="start" side={<SearchFilters address={address} counts={outcome.facets} places={outcome.places} />}>
          <p aria-live="polite" className="mb-3 text-sm text-text-muted">
            {search.results({ count: outcome.total, text: address.text })}
          </p>
          {outcome.hits.length > 0 ? (
            <SearchResults hits={outcome.hits} places={outcome.places} />
          ) : (
            <EmptyState
              action={
                <ButtonLink
                  to={writeSearchAddress({ ...readSearchAddress(new URLSearchParams()), text: address.text })}
                  variant="secondary"
                >
                  {search.clear}
                </ButtonLink>
              }
              title={search.emptyTitle}
            >
              <p>{search.emptyText}</p>
            </EmptyState>
          )}
          <Pagination
            labels={{
              navigation: t.site.pagination.label,
              previous: t.site.pagination.previous,
              next: t.site.pagination.next,
            }}
            next={address.page < pages ? writeSearchAddress({ ...address, page: address.page + 1 }) : undefined}
            previous={address.page > 1 ? writeSearchAddress({ ...address, page: address.page - 1 }) : undefined}
            summary={pages > 1 ? search.page({ page: address.page, pages }) : undefined}
          />
          {address.tab !== 'all' && outcome.hits.length > 0 && (
            <ExportBox to={writeSearchAddress({ ...address, page: 1 }).replace('/search', '/search/export')} />
          )}
        </Columns>
      ) : (
        <SearchUnavailable />
      )}
    </Form>
  );
}
