// GET /opportunities/:reference/preview?as=public|verified|introduced: what such a reader will see of the draft, or sees now.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OpportunityDetail } from '#app/features/listings/opportunity-detail.tsx';
import { isPreviewAudience, previewListing } from '#app/features/listings/preview-listing.server.ts';
import { PreviewNotice } from '#app/features/listings/preview-notice.tsx';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => data && `${t.confidentiality.preview.title} · ${data.listing.content.title}`);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/opportunities/preview');
  const as = new URL(args.request.url).searchParams.get('as');
  const audience = isPreviewAudience(as) ? as : 'public';
  const preview = await previewListing(actor, 'opportunity', args.params.reference ?? '', audience);
  if (!preview.ok) refuseAccess(preview.reason);
  return preview.value;
}

export default function OpportunityPreviewRoute() {
  const { listing, ...preview } = useLoaderData<typeof loader>();
  const notice = <PreviewNotice {...preview} list="opportunity" reference={listing.reference} />;
  return <OpportunityDetail {...listing} notice={notice} />;
}
