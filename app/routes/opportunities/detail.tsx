// /opportunities/:reference: one opportunity; for its own organisation with its state and the buttons.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AttachmentsSection } from '#app/features/attachments/attachments-section.tsx';
import { listShownAttachments } from '#app/features/attachments/read-attachment.server.ts';
import { ReleasedIn } from '#app/features/batches/batch-cards.tsx';
import { batchesOfListing } from '#app/features/batches/list-batches.server.ts';
import { CallSection } from '#app/features/calls/call-card.tsx';
import { listCallsOfOpportunity } from '#app/features/calls/list-calls.server.ts';
import { getListingPage } from '#app/features/listings/get-listing-page.server.ts';
import { listReadings } from '#app/features/listings/list-readings.server.ts';
import { FulfilledNotice, OwnerNotice } from '#app/features/listings/listing-owner.tsx';
import { OpportunityDetail } from '#app/features/listings/opportunity-detail.tsx';
import { OwnerActions } from '#app/features/listings/owner-actions.tsx';
import { runOwnerAction } from '#app/features/listings/run-owner-action.server.ts';
import { SectionReadings } from '#app/features/listings/section-readings.tsx';
import { listMatches } from '#app/features/matches/list-matches.server.ts';
import { MatchList } from '#app/features/matches/match-list.tsx';
import { readWatchState } from '#app/features/watching/list-watches.server.ts';
import { WatchButton } from '#app/features/watching/watch-button.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, () => page?.listing.content.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/opportunities/detail');
  const page = await getListingPage(viewer?.actor ?? null, 'opportunity', args.params.reference ?? '');
  if (!page) refuseAccess('not-found');
  const { listing, owner, fulfilled, id, organisationId } = page;
  const actor = viewer?.actor ?? null;
  const [matches, calls, attachments, batches, readings, isWatched] = await Promise.all([
    listMatches('opportunity', id),
    listCallsOfOpportunity(id),
    listShownAttachments(actor, { list: 'opportunity', id, organisationId }),
    batchesOfListing('opportunity', id),
    listReadings(actor, 'opportunity', page),
    readWatchState(actor, 'opportunity', id),
  ]);
  const maySuggest = owner === null && viewer?.platformRoles.includes('broker') === true;
  return { listing, owner, fulfilled, maySuggest, matches, calls, attachments, batches, readings, isWatched };
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/opportunities/detail');
  const reference = args.params.reference ?? '';
  const path = `/opportunities/${reference}`;
  const form = await readFormData(args.request);
  const result = await runOwnerAction(viewer?.actor ?? null, 'opportunity', reference, form);
  if (result.done) return redirectWithFlash(path, `listings.${result.done}`);
  if (result.toForm) throw redirect(`${path}/edit?refused=${result.toForm}`);
  if (result.answer.refusal === 'not-found') refuseAccess('not-found');
  return data({ answer: result.answer }, { status: result.status });
}

const hasLimits = ({ sectionAccess }: { sectionAccess: object }): boolean => Object.keys(sectionAccess).length > 0;

export default function OpportunityRoute() {
  const { listing, owner, fulfilled, maySuggest, matches, attachments, calls, batches, readings, isWatched } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>()?.answer ?? null;
  const { reference } = listing;
  const { t } = useI18n();
  const isListed = owner ? owner.phase === 'published' : fulfilled === null;
  const interest = !owner && isListed && (
    <ButtonLink to={`/introductions/new?about=opportunity&opportunity=${reference}`} variant="primary">
      {t.introductions.interestIn.opportunity}
    </ButtonLink>
  );
  return (
    <OpportunityDetail
      {...listing}
      actions={
        owner ? (
          <OwnerActions answer={answer} list="opportunity" reference={reference} state={owner} />
        ) : (
          <>
            {interest}
            {maySuggest && isListed && (
              <ButtonLink to={`/opportunities/${reference}/suggestions`}>{t.suggestions.suggest}</ButtonLink>
            )}
            {isWatched !== null && <WatchButton isWatched={isWatched} list="opportunity" reference={reference} />}
          </>
        )
      }
      notice={
        owner ? (
          <OwnerNotice answer={answer} list="opportunity" reference={reference} state={owner} />
        ) : (
          fulfilled && <FulfilledNotice {...fulfilled} />
        )
      }
    >
      <ReleasedIn batches={batches} />
      <AttachmentsSection attachments={attachments} list="opportunity" reference={reference} />
      <CallSection
        calls={calls}
        createTo={owner?.mayPublish && isListed ? `/calls/new?opportunity=${reference}` : undefined}
      />
      {isListed && (
        <MatchList
          interestHref={
            owner
              ? ({ other }) =>
                  `/introductions/new?about=capability&capability=${other.reference}&opportunity=${reference}`
              : undefined
          }
          list="opportunity"
          matches={matches}
        />
      )}
      {owner && (hasLimits(listing.content) || readings.length > 0) && <SectionReadings readings={readings} />}
    </OpportunityDetail>
  );
}
