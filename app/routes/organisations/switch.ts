// Chooses which of one's organisations this session acts for.

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { switchOrganisation } from '#app/features/organisations/switch-organisation.server.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { readFormData } from '#app/http/read-form.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/organisations/switch');
  return redirect('/account');
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admitPerson(args, 'routes/organisations/switch');
  const form = await readFormData(args.request);
  const result = await switchOrganisation(viewer, String(form.get('organisationId')));
  if (!result.ok) refuseAccess(result.reason);
  return redirectWithFlash(localPath(form.get('to'), '/workspace'), 'organisations.switched');
}
