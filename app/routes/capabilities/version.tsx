// GET /capabilities/:reference/versions/:number: one published version, for good.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CapabilityDetail } from '#app/features/listings/capability-detail.tsx';
import { getVersion } from '#app/features/listings/list-versions.server.ts';
import { VersionNotice } from '#app/features/listings/version-notice.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => {
    const listing = data?.listing;
    return listing && `${listing.content.title} · ${t.listings.detail.versionNumber({ number: listing.number })}`;
  });

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/capabilities/version');
  const { reference = '', number = '' } = args.params;
  const page = await getVersion(viewer?.actor ?? null, 'capability', reference, Number(number));
  if (!page) refuseAccess('not-found');
  return page;
}

export default function CapabilityVersionRoute() {
  const { listing, current, publishedAt } = useLoaderData<typeof loader>();
  const { reference, number } = listing;
  const notice = { list: 'capability' as const, reference, number, current, publishedAt };
  return <CapabilityDetail {...listing} notice={<VersionNotice {...notice} />} />;
}
