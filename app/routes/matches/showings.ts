// POST /match-showings: the beacon of a listing's page, telling which suggestions were shown and opened.

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { lists } from '#app/domain/listing.ts';
import { logShowings } from '#app/features/matches/log-showings.server.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';

/** A beacon is a post; whoever comes by a link goes to the inbox. */
export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/matches/showings');
  return redirect('/matches');
}

const most = 50;

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/matches/showings');
  const form = await readFormData(args.request);
  const list = lists.find((name) => name === form.get('list'));
  if (!list) refuseAccess('not-found');
  const count = Math.min(most, Math.max(0, Math.trunc(Number(form.get('count'))) || 0));
  const opened = String(form.get('opened') ?? '') || null;
  const isOwn = await logShowings(actor, { list, reference: String(form.get('reference')), count, opened });
  if (!isOwn) refuseAccess('not-found');
  return new Response(null, { status: 204 });
}
