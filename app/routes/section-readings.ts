// POST /section-readings: shows the locked sections of a listing to those entitled, and puts that on record.

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { lists } from '#app/domain/listing.ts';
import { openSections } from '#app/features/listings/read-sections.server.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

/** Opening is a post; whoever comes by a link goes to the list. */
export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/section-readings');
  return redirect('/opportunities');
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/section-readings');
  const form = await readFormData(args.request);
  const list = lists.find((name) => name === form.get('list'));
  if (!list) refuseAccess('not-found');
  const opened = await openSections(actor, list, String(form.get('reference')));
  if (opened.ok) return redirectWithFlash(listingPath(list, opened.value.reference), 'confidentiality.opened');
  if (opened.reason !== 'nothing-to-open') refuseAccess(opened.reason);
  const path = listingPath(list, String(form.get('reference')).replace(/[^\w-]/g, ''));
  return redirectWithFlash(path, 'confidentiality.nothing-to-open', 'warning');
}
