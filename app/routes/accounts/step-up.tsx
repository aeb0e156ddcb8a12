// /step-up?to=…: proves the second factor again before a sensitive action, then goes back there.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormAnswer } from '#app/features/accounts/account-forms.tsx';
import { codeInput } from '#app/features/accounts/account-input.ts';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { describeSecondStep, stepUp } from '#app/features/accounts/second-step.server.ts';
import { SecondStepForm } from '#app/features/accounts/second-step-form.tsx';
import { admitPerson } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { localPath } from '#app/http/local-path.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Panel } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.security.stepUp.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/step-up');
  if (!actor.hasSecondFactor) throw redirect('/account/security');
  const to = localPath(new URL(args.request.url).searchParams.get('to'), '/account');
  return { to, step: await describeSecondStep(actor.personId) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/step-up');
  const form = await readFormData(args.request);
  const submission = parseForm(form, codeInput);
  if (submission.status !== 'success')
    return data<FormAnswer>({ reply: submission.reply({ hideFields: ['code'] }) }, { status: 422 });
  const result = await stepUp({ actor, headers: args.request.headers }, submission.value.code);
  if (!result.ok)
    return data<FormAnswer>({ refusal: result.reason }, { status: accountsRefusals[result.reason].status });
  const to = localPath(form.get('to'), '/account');
  return withCookies(await redirectWithFlash(to, 'security.stepped-up'), result.cookies);
}

export default function StepUpRoute() {
  const { to, step } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useI18n();
  const words = t.security.stepUp;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Panel>
        <SecondStepForm
          answer={answer ?? {}}
          passkeyLabel={t.security.passkeys.prove}
          step={step}
          submitLabel={words.submit}
          to={to}
        />
      </Panel>
    </>
  );
}
