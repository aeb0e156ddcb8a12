// GET /: the front page with the latest of each list.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BatchCards } from '#app/features/batches/batch-cards.tsx';
import { listLatestBatches } from '#app/features/batches/list-batches.server.ts';
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
  const [counts, calls, opportunities, capabilities, batches] = await Promise.all([
    getListCounts(),
    listOpenCalls(shown),
    listPublicListings('opportunity'),
    listPublicListings('capability'),
    listLatestBatches(undefined, shown),
  ]);
  return {
    counts,
    calls,
    batches,
    opportunities: opportunities.items.slice(0, shown),
    capabilities: capabilities.items.slice(0, shown),
  };
}

export default function HomeRoute() {
  const { counts, calls, opportunities, capabilities, batches } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <HomePage
      batches={batches.length > 0 && <BatchCards batches={batches} columns={2} />}
      calls={calls.length > 0 ? <CallCards calls={calls} /> : <p className="text-text-muted">{t.site.home.noCalls}</p>}
      capabilities={<LatestListings items={capabilities} list="capability" />}
      counts={counts}
      opportunities={<LatestListings items={opportunities} list="opportunity" />}
    />
  );
}
