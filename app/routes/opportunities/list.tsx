// GET /opportunities: the public opportunity list.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { isField } from '#app/domain/field.ts';
import { opportunityKinds } from '#app/domain/opportunity.ts';
import { ExportBox } from '#app/features/exports/file-links.tsx';
import { listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { PublicList } from '#app/features/listings/public-list.tsx';
import { admit } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.list.opportunities);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/opportunities/list');
  const { searchParams } = new URL(args.request.url);
  const given = searchParams.get('field') ?? '';
  const filters = {
    field: isField(given) ? given : undefined,
    kind: opportunityKinds.find((kind) => kind === searchParams.get('kind')),
    cursor: searchParams.get('cursor') ?? undefined,
  };
  const { items, nextCursor } = await listPublicListings('opportunity', filters);
  const createTo = mayDo(viewer?.actor ?? null, 'listing.draft') ? '/opportunities/new' : undefined;
  return { items, nextCursor, filters, createTo };
}

export default function OpportunityListRoute() {
  const page = useLoaderData<typeof loader>();
  const { field, kind } = page.filters;
  const query = new URLSearchParams({ ...(field && { field }), ...(kind && { kind }) });
  return (
    <PublicList list="opportunity" {...page}>
      <ExportBox to={`/opportunities/export?${query}`} />
    </PublicList>
  );
}
