// GET /capabilities: the public capability list.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { capabilityKinds } from '#app/domain/capability.ts';
import { isField } from '#app/domain/field.ts';
import { ExportBox } from '#app/features/exports/file-links.tsx';
import { listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { PublicList } from '#app/features/listings/public-list.tsx';
import { admit } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.list.capabilities);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/capabilities/list');
  const { searchParams } = new URL(args.request.url);
  const given = searchParams.get('field') ?? '';
  const filters = {
    field: isField(given) ? given : undefined,
    kind: capabilityKinds.find((kind) => kind === searchParams.get('kind')),
    cursor: searchParams.get('cursor') ?? undefined,
  };
  const { items, nextCursor } = await listPublicListings('capability', filters);
  const createTo = mayDo(viewer?.actor ?? null, 'listing.draft') ? '/capabilities/new' : undefined;
  return { items, nextCursor, filters, createTo };
}

export default function CapabilityListRoute() {
  const page = useLoaderData<typeof loader>();
  const { field, kind } = page.filters;
  const query = new URLSearchParams({ ...(field && { field }), ...(kind && { kind }) });
  return (
    <PublicList list="capability" {...page}>
      <ExportBox to={`/capabilities/export?${query}`} />
    </PublicList>
  );
}
