// GET /opportunities/:reference/versions?from=1&to=3: every published version, what changed in it, and any two compared.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listVersions } from '#app/features/listings/list-versions.server.ts';
import { VersionHistory } from '#app/features/listings/version-history.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => data && `${t.listings.versions.title} · ${data.title}`);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/opportunities/versions');
  const { searchParams } = new URL(args.request.url);
  const i18n = i18nFor(args.context.locale);
  const pair = { from: Number(searchParams.get('from')), to: Number(searchParams.get('to')) };
  const reference = args.params.reference ?? '';
  const history = await listVersions(viewer?.actor ?? null, 'opportunity', reference, { i18n, ...pair });
  if (!history.ok) refuseAccess(history.reason);
  return history.value;
}

export default function OpportunityVersionsRoute() {
  return <VersionHistory list="opportunity" {...useLoaderData<typeof loader>()} />;
}
