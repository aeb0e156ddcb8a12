// GET /imports: the imports of the organisation one acts for.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listRuns } from '#app/features/import-listings/get-run.server.ts';
import { ImportsPage } from '#app/features/import-listings/imports-page.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.imports.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/imports/list');
  const after = new URL(args.request.url).searchParams.get('after');
  return { ...(await listRuns(actor.organisation.id, after)), isFirst: after === null };
}

export default function ImportsRoute() {
  return <ImportsPage {...useLoaderData<typeof loader>()} />;
}
