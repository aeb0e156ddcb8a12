// Chooses a new password, with the secret of the mailed link.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, ResetPasswordForm } from '#app/features/accounts/account-forms.tsx';
import { resetPasswordInput } from '#app/features/accounts/account-input.ts';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { passwordProblem } from '#app/features/accounts/common-passwords.server.ts';
import { resetPassword } from '#app/features/accounts/reset-password.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.accounts.reset.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/reset-password');
  return { token: new URL(args.request.url).searchParams.get('token') ?? '' };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/reset-password');
  const submission = parseForm(await readFormData(args.request), resetPasswordInput);
  const hideFields = ['password', 'token'];
  const reply = submission.reply({ hideFields });
  if (submission.status !== 'success') return data<FormAnswer>({ reply }, { status: 422 });
  // Without a look at the account: whether it has a second factor is nobody's business here.
  const problem = passwordProblem(submission.value.password, false);
  const fieldErrors = { password: problem ? [problem] : [] };
  if (problem) return data<FormAnswer>({ reply: submission.reply({ hideFields, fieldErrors }) }, { status: 422 });
  const { clientAddress, requestId } = args.context;
  const result = await resetPassword(submission.value, { clientAddress, requestId });
  if (result.ok) return redirectWithFlash('/sign-in', 'accounts.password-changed');
  return data<FormAnswer>({ refusal: result.reason, reply }, { status: accountsRefusals[result.reason].status });
}

export default function ResetPasswordRoute() {
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useI18n();
  const { reset: words } = t.accounts;
  return (
    <>
      <PageHeader title={words.title} />
      <Stack>
        <Panel>
          <ResetPasswordForm answer={answer ?? {}} token={token} />
        </Panel>
        <p>
          <TextLink to="/forgot-password">{words.again}</TextLink>
        </p>
      </Stack>
    </>
  );
}
