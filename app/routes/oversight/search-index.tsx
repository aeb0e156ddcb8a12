// GET /operator/search: operators see whether the search index keeps up with the lists.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getIndexStanding } from '#app/features/search/get-index-standing.server.ts';
import { IndexStandingPage } from '#app/features/search/index-standing-page.tsx';
import { admitPerson } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.searchIndex.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/search-index');
  return getIndexStanding();
}

export default function SearchIndexRoute() {
  return <IndexStandingPage {...useLoaderData<typeof loader>()} />;
}
