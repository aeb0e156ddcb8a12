// GET /reviews: the drafts of the organisation one acts for that are in review, approved or scheduled.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getReviewQueue } from '#app/features/reviews/get-review.server.ts';
import { ReviewQueue } from '#app/features/reviews/review-queue.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.reviews.queue.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/reviews');
  return { queue: await getReviewQueue(actor) };
}

export default function ReviewsRoute() {
  return <ReviewQueue {...useLoaderData<typeof loader>()} />;
}
