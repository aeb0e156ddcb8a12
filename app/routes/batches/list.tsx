// /batches: every released batch; members see their organisation's unreleased ones above.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { lists } from '#app/domain/listing.ts';
import { BatchList } from '#app/features/batches/batch-list.tsx';
import { listBatches, listOwnUnreleased, listReleasers } from '#app/features/batches/list-batches.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.batches.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/batches/list');
  const actor = viewer?.actor ?? null;
  const { searchParams } = new URL(args.request.url);
  const list = lists.find((one) => one === searchParams.get('list'));
  const organisation = searchParams.get('organisation')?.slice(0, 60) || undefined;
  const cursor = searchParams.get('cursor') ?? undefined;
  const [page, own, releasers] = await Promise.all([
    listBatches({ list, organisation, cursor }),
    listOwnUnreleased(actor),
    listReleasers(),
  ]);
  const filters = { list: list ?? '', organisation: organisation ?? '', cursor: cursor ?? '' };
  return { ...page, own, releasers, filters, mayCreate: mayDo(actor, 'batch.create') };
}

export default function BatchesRoute() {
  return <BatchList {...useLoaderData<typeof loader>()} />;
}
