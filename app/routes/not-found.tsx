// Every address that is on no map.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { admit, refuseAccess } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/not-found');
  refuseAccess('not-found');
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/not-found');
  refuseAccess('not-found');
}

/** Never shown, but a route without a page would answer without the site's error page. */
export default function NotFoundRoute() {
  return null;
}
