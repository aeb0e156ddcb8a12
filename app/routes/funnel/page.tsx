// /funnel: what came of introductions, in figures that point at nobody.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { funnelDimensions } from '#app/domain/funnel.ts';
import { FunnelPage } from '#app/features/funnels/funnel-page.tsx';
import { getFunnel } from '#app/features/funnels/get-funnel.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.followUps.funnel.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/funnel/page');
  const asked = new URL(args.request.url).searchParams.get('by');
  const by = funnelDimensions.find((one) => one === asked) ?? 'all';
  return { by, rows: await getFunnel(by) };
}

export default function FunnelRoute() {
  return <FunnelPage {...useLoaderData<typeof loader>()} />;
}
