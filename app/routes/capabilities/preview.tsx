// GET /capabilities/:reference/preview?as=public|verified|introduced: what such a reader will see of the draft, or sees now.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CapabilityDetail } from '#app/features/listings/capability-detail.tsx';
import { isPreviewAudience, previewListing } from '#app/features/listings/preview-listing.server.ts';
import { PreviewNotice } from '#app/features/listings/preview-notice.tsx';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (t) => data && `${t.confidentiality.preview.title} · ${data.listing.content.title}`);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/preview');
  const as = new URL(args.request.url).searchParams.get('as');
  const audience = isPreviewAudience(as) ? as : 'public';
  const preview = await previewListing(actor, 'capability', args.params.reference ?? '', audience);
  if (!preview.ok) refuseAccess(preview.reason);
  return preview.value;
}

export default function CapabilityPreviewRoute() {
  const { listing, ...preview } = useLoaderData<typeof loader>();
  const notice = <PreviewNotice {...preview} list="capability" reference={listing.reference} />;
  return <CapabilityDetail {...listing} notice={notice} />;
}
