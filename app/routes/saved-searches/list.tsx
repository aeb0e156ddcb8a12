// GET /saved-searches: what one has saved, and how each alert works.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getSavedSearches } from '#app/features/saved-searches/list-saved-searches.server.ts';
import { SavedSearchList } from '#app/features/saved-searches/saved-search-list.tsx';
import { admitPerson } from '#app/http/admit.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.savedSearches.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/saved-searches/list');
  return { searches: await getSavedSearches(actor, i18nFor(args.context.locale)) };
}

export default function SavedSearchesRoute() {
  return <SavedSearchList {...useLoaderData<typeof loader>()} />;
}
