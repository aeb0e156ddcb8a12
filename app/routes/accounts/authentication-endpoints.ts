// /api/auth/*: the few addresses that browsers' own scripts and another sign-in site need, and nothing else.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { passkeyAnswerInput, passkeyMadeInput, passkeyWishInput } from '#app/features/accounts/account-input.ts';
import { type AccountReason, accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { addPasskey, offerPasskey } from '#app/features/accounts/change-second-factor.server.ts';
import { acceptPasskey, askPasskey } from '#app/features/accounts/passkeys.server.ts';
import { returnFromElsewhere, signInElsewhere } from '#app/features/accounts/sign-in.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { readJson } from '#app/http/read-json.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';

type Outcome<T> = { ok: true; value: T; cookies: readonly string[] } | { ok: false; reason: AccountReason };

const answer = (outcome: Outcome<unknown>): Response =>
  outcome.ok
    ? withCookies(Response.json(outcome.value), outcome.cookies)
    : Response.json({ reason: outcome.reason }, { status: accountsRefusals[outcome.reason].status });

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/authentication-endpoints');
  const { request, context } = args;
  const { headers } = request;
  switch (args.params['*']) {
    case 'passkey/generate-authenticate-options':
      return answer(await askPasskey(headers, context.clientAddress));
    case 'oidc': {
      const asked = await signInElsewhere(localPath(new URL(request.url).searchParams.get('to')), headers);
      return asked.ok
        ? withCookies(redirect(asked.url), asked.cookies)
        : redirect(`/sign-in?${new URLSearchParams({ problem: asked.reason })}`);
    }
    case 'callback/oidc': {
      const { to, cookies } = await returnFromElsewhere(request, context);
      return withCookies(redirect(to), cookies);
    }
    default:
      return refuseAccess('not-found');
  }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/accounts/authentication-endpoints');
  const { request, context } = args;
  const { headers } = request;
  if (args.params['*'] === 'passkey/generate-register-options') {
    if (!viewer) return refuseAccess('sign-in-needed');
    const wish = await readJson(request, passkeyWishInput, 1000);
    if (!wish) throw data(null, { status: 422 });
    return answer(await offerPasskey({ ...viewer, headers }, wish.password));
  }
  if (args.params['*'] === 'passkey/verify-registration') {
    if (!viewer) return refuseAccess('sign-in-needed');
    const made = await readJson(request, passkeyMadeInput, 100_000);
    if (!made) throw data(null, { status: 422 });
    const kept = await addPasskey({ ...viewer, headers }, made);
    return answer(kept.ok ? { ...kept, value: { recoveryCodes: kept.value } } : kept);
  }
  if (args.params['*'] === 'passkey/verify-authentication') {
    const said = await readJson(request, passkeyAnswerInput, 100_000);
    if (!said) throw data(null, { status: 422 });
    const { clientAddress, requestId } = context;
    return answer(await acceptPasskey(said.response, { headers, clientAddress, requestId }, viewer));
  }
  return refuseAccess('not-found');
}
