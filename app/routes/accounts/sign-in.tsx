// Sign-in with address and password; in demonstrations also with one click.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, SignInForm } from '#app/features/accounts/account-forms.tsx';
import { signInInput } from '#app/features/accounts/account-input.ts';
import { type AccountReason, accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { demoPassword, demoPeople } from '#app/features/accounts/demo-people.ts';
import { DemoSignIn } from '#app/features/accounts/demo-sign-in.tsx';
import { PasskeyButton } from '#app/features/accounts/passkey-forms.tsx';
import { identityProviderName, signIn, signInAsDemoPerson } from '#app/features/accounts/sign-in.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { env } from '#app/runtime/env.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.accounts.signIn.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/accounts/sign-in');
  const url = new URL(args.request.url);
  const to = localPath(url.searchParams.get('to'));
  if (viewer) throw redirect(to);
  const problem = url.searchParams.get('problem');
  return {
    to,
    elsewhere: identityProviderName(),
    problem:
      problem === null
        ? null
        : problem === 'identity-away'
          ? ('identity-away' as const)
          : ('identity-refused' as const),
    demo: env().DEMO ? { people: demoPeople, password: demoPassword } : null,
  };
}

const refuse = (reason: AccountReason, reply?: FormAnswer['reply']) =>
  data<FormAnswer>({ refusal: reason, reply: reply ?? null }, { status: accountsRefusals[reason].status });

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/sign-in');
  const { request, context } = args;
  const { clientAddress, requestId } = context;
  const from = { headers: request.headers, clientAddress, requestId };
  const form = await readFormData(request);
  const to = localPath(form.get('to'));
  if (form.get('intent') === 'sign-in-as') {
    const demo = await signInAsDemoPerson(String(form.get('email')), from);
    return demo.ok ? withCookies(await redirectWithFlash(to, 'accounts.signed-in'), demo.cookies) : refuse(demo.reason);
  }
  const submission = parseForm(form, signInInput);
  const reply = submission.reply({ hideFields: ['password'] });
  if (submission.status !== 'success') return data<FormAnswer>({ reply }, { status: 422 });
  const result = await signIn(submission.value, from);
  if (!result.ok) return refuse(result.reason, reply);
  if (result.secondFactorNeeded)
    return withCookies(redirect(`/sign-in/second-factor?${new URLSearchParams({ to })}`), result.cookies);
  return withCookies(await redirectWithFlash(to, 'accounts.signed-in'), result.cookies);
}

export default function SignInRoute() {
  const { to, demo, elsewhere, problem } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useI18n();
  const { signIn: words } = t.accounts;
  return (
    <>
      <PageHeader title={words.title} />
      <Stack gap="large">
        <Panel>
          <SignInForm answer={answer ?? { refusal: problem }} to={to}>
            <TextLink to="/forgot-password">{words.forgot}</TextLink>
            <TextLink to="/sign-up">{words.toSignUp}</TextLink>
          </SignInForm>
          <div className="mt-5 grid gap-3 border-t pt-5">
            <PasskeyButton label={t.security.passkeys.signIn} to={to} />
            {elsewhere && (
              <p>
                <ButtonLink reloadDocument to={`/api/auth/oidc?${new URLSearchParams({ to })}`}>
                  {words.elsewhere({ name: elsewhere })}
                </ButtonLink>
              </p>
            )}
          </div>
        </Panel>
        {demo && <DemoSignIn password={demo.password} people={demo.people} to={to} />}
      </Stack>
    </>
  );
}
