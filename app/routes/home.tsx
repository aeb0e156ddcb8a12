// GET /: the front page with the latest of each list.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CallCards } from '#app/features/calls/call-card.tsx';
import { listOpenCalls } from '#app/features/calls/list-calls.server.ts';
import { LatestListings } from '#app/features/listings/latest-listings.tsx';
import { listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { getListCounts } from '#app/features/site/get-list-counts.server.ts';
import { HomePage } from '#app/features/site/home-page.tsx';
import { admit } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, () => null);

/** Items of each list on the front page. */
const shown = 4;

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/home');
  const [counts, calls, opportunities, capabilities] = await Promise.all([
    getListCounts(),
    listOpenCalls(shown),
    listPublicListings('opportunity'),
    listPublicListings('capability'),
  ]);
  return {
    counts,
    calls,
    opportunities: opportunities.items.slice(0, shown),
    capabilities: capabilities.items.slice(0, shown),
  };
}

export default function HomeRoute() {
  const { counts, calls, opportunities, capabilities } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <HomePage
      calls={calls.length > 0 ? <CallCards calls={calls} /> : <p className="text-text-muted">{t.site.home.noCalls}</p>}
      capabilities={<LatestListings items={capabilities} list="capability" />}
      counts={counts}
      opportunities={<LatestListings items={opportunities} list="opportunity" />}
    />
  );
}
