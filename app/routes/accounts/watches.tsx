// /watches: what one watches; the buttons on listings' pages post here.

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lists } from '#app/domain/listing.ts';
import { keepWatch } from '#app/features/watching/keep-watch.server.ts';
import { listWatches } from '#app/features/watching/list-watches.server.ts';
import { WatchList } from '#app/features/watching/watch-list.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.history.watches.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/watches');
  return { watches: await listWatches(actor) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/watches');
  const form = await readFormData(args.request);
  const list = lists.find((name) => name === form.get('list'));
  if (!list) refuseAccess('not-found');
  const isWanted = form.get('watch') !== 'off';
  const kept = await keepWatch(actor, list, String(form.get('reference')), isWanted);
  if (!kept.ok) refuseAccess(kept.reason);
  return redirectWithFlash(localPath(form.get('to'), '/watches'), isWanted ? 'history.watched' : 'history.unwatched');
}

export default function WatchesRoute() {
  return <WatchList {...useLoaderData<typeof loader>()} />;
}
