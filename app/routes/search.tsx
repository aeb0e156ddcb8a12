// GET /search: everything public in one box. The address carries the whole state.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isDivision } from '#app/domain/division.ts';
import { ExportBox } from '#app/features/exports/file-links.tsx';
import { SaveSearchLink } from '#app/features/saved-searches/save-search-link.tsx';
import { questionAddress, readSearchAddress, writeSearchAddress } from '#app/features/search/search-address.ts';
import { searchListings } from '#app/features/search/search-listings.server.ts';
import { SearchPage } from '#app/features/search/search-page.tsx';
import { SearchUnavailable } from '#app/features/search/search-unavailable.tsx';
import { searchView } from '#app/features/search/search-view.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { feedLinks } from '#app/ui/feed-links.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...pageTitle(matches, (t) => [data?.address.text, t.search.title].filter(Boolean).join(' · ')),
  ...feedLinks('search', data ? questionAddress(data.address).replace('/search', '') : ''),
];

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/search');
  const asked = readSearchAddress(new URL(args.request.url).searchParams);
  const address = { ...asked, regions: asked.regions.filter(isDivision) };
  const outcome = await searchListings(address, (error) => args.context.log.warn({ err: error }, 'search unavailable'));
  if (!outcome.available) return { address, view: null };
  return { address, view: await searchView(address, outcome, args.context.locale, viewer?.actor ?? null) };
}

export default function SearchRoute() {
  const { address, view } = useLoaderData<typeof loader>();
  const hasFiles = (address.tab === 'opportunity' || address.tab === 'capability') && view && view.hits.length > 0;
  const isKept = address.tab !== 'call' && address.tab !== 'organisation';
  const looked = { ...address, text: view?.corrected ?? address.text, page: 1 };
  const to = writeSearchAddress(looked).replace('/search', '/search/export');
  return (
    <SearchPage
      actions={isKept ? <SaveSearchLink address={questionAddress(looked)} /> : undefined}
      address={address}
      files={hasFiles ? <ExportBox to={to} /> : undefined}
      view={view}
    >
      <SearchUnavailable />
    </SearchPage>
  );
}
