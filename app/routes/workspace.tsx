// GET /workspace: what the organisation one acts for has on both lists.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { FileLinks } from '#app/features/exports/file-links.tsx';
import { dataFormats } from '#app/features/exports/list-file.ts';
import { listOwnListings, ownListLimit } from '#app/features/listings/list-listings.server.ts';
import { Workspace } from '#app/features/listings/own-listings.tsx';
import { countWaiting, getReviewQueue } from '#app/features/reviews/get-review.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.workspace.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/workspace');
  const [opportunities, capabilities, queue] = await Promise.all([
    listOwnListings(actor, 'opportunity'),
    listOwnListings(actor, 'capability'),
    getReviewQueue(actor),
  ]);
  if (!opportunities.ok) refuseAccess(opportunities.reason);
  if (!capabilities.ok) refuseAccess(capabilities.reason);
  return {
    names: { nameZh: organisation?.nameZh ?? '', nameEn: organisation?.nameEn ?? '' },
    isVerified: actor.organisation.verification === 'verified',
    mayDraft: mayDo(actor, 'listing.draft'),
    mayPublish: mayDo(actor, 'listing.publish'),
    personId: actor.personId,
    isOnlyMember: actor.organisation.memberCount === 1,
    opportunities: opportunities.value,
    capabilities: capabilities.value,
    waitingForReview: countWaiting(queue),
    limit: ownListLimit,
  };
}

export default function WorkspaceRoute() {
  const { names, ...workspace } = useLoaderData<typeof loader>();
  const { locale } = useI18n();
  return (
    <Workspace
      {...workspace}
      files={(list) => workspace.mayDraft && <FileLinks formats={dataFormats} to={`/workspace/export?list=${list}`} />}
      organisation={organisationName(locale, names)}
    />
  );
}
