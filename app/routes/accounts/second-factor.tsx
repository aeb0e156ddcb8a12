// /sign-in/second-factor: after the right password, the second proof.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormAnswer } from '#app/features/accounts/account-forms.tsx';
import { codeInput } from '#app/features/accounts/account-input.ts';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { describeChallenge, finishSignIn } from '#app/features/accounts/second-step.server.ts';
import { SecondStepForm } from '#app/features/accounts/second-step-form.tsx';
import { admit } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Panel } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.security.secondFactor.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/accounts/second-factor');
  const to = localPath(new URL(args.request.url).searchParams.get('to'));
  const step = await describeChallenge(args.request.headers);
  if (!step) throw redirect(viewer ? to : `/sign-in?${new URLSearchParams({ to })}`);
  return { to, step };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/second-factor');
  const { request, context } = args;
  const form = await readFormData(request);
  const submission = parseForm(form, codeInput);
  if (submission.status !== 'success')
    return data<FormAnswer>({ reply: submission.reply({ hideFields: ['code'] }) }, { status: 422 });
  const { clientAddress, requestId } = context;
  const result = await finishSignIn(submission.value.code, { headers: request.headers, clientAddress, requestId });
  if (result.ok)
    return withCookies(await redirectWithFlash(localPath(form.get('to')), 'accounts.signed-in'), result.cookies);
  return data<FormAnswer>({ refusal: result.reason }, { status: accountsRefusals[result.reason].status });
}

export default function SecondFactorRoute() {
  const { to, step } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useI18n();
  const words = t.security.secondFactor;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Panel>
        <SecondStepForm
          answer={answer ?? {}}
          passkeyLabel={t.security.passkeys.signIn}
          step={step}
          submitLabel={words.submit}
          to={to}
        >
          <TextLink to="/sign-in">{words.startOver}</TextLink>
        </SecondStepForm>
      </Panel>
    </>
  );
}
