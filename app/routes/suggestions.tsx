// GET /suggestions: what a broker proposed, and what the organisations answered.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getOwnSuggestions } from '#app/features/suggestions/get-suggestions.server.ts';
import { OwnSuggestions } from '#app/features/suggestions/own-suggestions.tsx';
import { admitPerson } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.suggestions.own.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/suggestions');
  return { suggestions: await getOwnSuggestions(actor) };
}

export default function SuggestionsRoute() {
  return <OwnSuggestions {...useLoaderData<typeof loader>()} />;
}
