// /matching-quality: how good our matching is, measured and repeatable.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getQuality } from '#app/features/matching-quality/get-quality.server.ts';
import { QualityPage } from '#app/features/matching-quality/quality-page.tsx';
import { admit } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.matchingQuality.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/matching-quality');
  return getQuality();
}

export default function MatchingQualityRoute() {
  return <QualityPage {...useLoaderData<typeof loader>()} />;
}
