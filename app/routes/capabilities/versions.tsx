// GET /capabilities/:reference/versions: every published version and what changed in it.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listVersions } from '#app/features/listings/list-versions.server.ts';
import { VersionHistory } from '#app/features/listings/version-history.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => data && `${t.listings.versions.title} · ${data.current.title}`);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/capabilities/versions');
  const history = await listVersions(viewer?.actor ?? null, 'capability', args.params.reference ?? '');
  if (!history.ok) refuseAccess(history.reason);
  return history.value;
}

export default function CapabilityVersionsRoute() {
  return <VersionHistory list="capability" {...useLoaderData<typeof loader>()} />;
}
