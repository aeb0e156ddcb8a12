// /capabilities/:reference/review: the review of the working draft of a capability; sending it there, and every answer to it.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { getOwnListing } from '#app/features/listings/get-listing.server.ts';
import { type ListingRefusal, listingRefusals } from '#app/features/listings/listing-refusals.ts';
import { publishReviewed } from '#app/features/listings/publish-reviewed.server.ts';
import { reviewedFields } from '#app/features/listings/reviewed-fields.ts';
import { getReview } from '#app/features/reviews/get-review.server.ts';
import { ReviewPage } from '#app/features/reviews/review-page.tsx';
import { type ReviewRefusal, reviewRefusals } from '#app/features/reviews/review-refusals.ts';
import { runReviewAction, typedIn } from '#app/features/reviews/run-review-action.server.ts';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) => `${t.reviews.title} · ${page?.after.title ?? ''}`);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/review');
  const reference = args.params.reference ?? '';
  const own = await getOwnListing(actor, 'capability', reference);
  if (!own.ok) refuseAccess(own.reason);
  const { draft, published, organisation } = own.value;
  // Published meanwhile, or never begun: the listing's own page says so.
  if (!draft) throw redirect(`/capabilities/${reference}`);
  const review = await getReview(actor, 'capability', draft, organisation.id);
  return { reference, review, edit: draft.edit, before: published?.content ?? null, after: draft.content };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/review');
  const reference = args.params.reference ?? '';
  const path = `/capabilities/${reference}`;
  const form = await readFormData(args.request);
  if (form.get('intent') === 'publish') {
    const published = await publishReviewed(actor, 'capability', reference, form);
    if (published.ok) return redirectWithFlash(path, 'listings.published');
    refuseWhole(published.reason);
    const answer = { published: published.reason as ListingRefusal, review: null, typed: typedIn(form) };
    return data(answer, { status: listingRefusals[published.reason].status });
  }
  const result = await runReviewAction(actor, 'capability', reference, form);
  if (result.done) {
    const isLeaving = result.done === 'sent' || result.done === 'taken-back';
    return redirectWithFlash(isLeaving ? path : `${path}/review`, `reviews.${result.done}`);
  }
  refuseWhole(result.answer.refusal);
  const answer = { published: null, review: result.answer.refusal as ReviewRefusal, typed: result.answer.typed };
  return data(answer, { status: result.status });
}

export default function CapabilityReviewRoute() {
  const { before, after, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const i18n = useI18n();
  const refusal = answer?.published
    ? listingRefusals[answer.published].say(i18n.t)
    : answer?.review
      ? reviewRefusals[answer.review].say(i18n.t)
      : null;
  return (
    <ReviewPage
      {...page}
      fields={reviewedFields(i18n, before, after)}
      isAgain={before !== null}
      list="capability"
      refusal={refusal}
      title={after.title}
      typed={answer?.typed ?? {}}
    />
  );
}
