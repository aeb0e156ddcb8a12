// GET /opportunities/:reference/versions/:number: one published version, for good.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getVersion } from '#app/features/listings/list-versions.server.ts';
import { OpportunityDetail } from '#app/features/listings/opportunity-detail.tsx';
import { VersionNotice } from '#app/features/listings/version-notice.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => {
    const listing = data?.listing;
    return listing && `${listing.content.title} · ${t.listings.detail.versionNumber({ number: listing.number })}`;
  });

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/opportunities/version');
  const { reference = '', number = '' } = args.params;
  const page = await getVersion(viewer?.actor ?? null, 'opportunity', reference, Number(number));
  if (!page) refuseAccess('not-found');
  return page;
}

export default function OpportunityVersionRoute() {
  const { listing, current, publishedAt } = useLoaderData<typeof loader>();
  const { reference, number } = listing;
  const notice = { list: 'opportunity' as const, reference, number, current, publishedAt };
  return <OpportunityDetail {...listing} notice={<VersionNotice {...notice} />} />;
}
