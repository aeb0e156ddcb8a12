// Ends this session.

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '#app/features/accounts/sign-in.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';

/** Signing out is a post; whoever comes by a link goes home. */
export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/sign-out');
  return redirect('/');
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/sign-out');
  const { clientAddress, requestId } = args.context;
  const cookies = await signOut({ headers: args.request.headers, clientAddress, requestId });
  return withCookies(await redirectWithFlash('/', 'accounts.signed-out', 'info'), cookies);
}
