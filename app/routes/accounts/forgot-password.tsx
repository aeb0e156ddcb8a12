// Asks for a link to choose a new password.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ForgotPasswordForm, type FormAnswer } from '#app/features/accounts/account-forms.tsx';
import { forgotPasswordInput } from '#app/features/accounts/account-input.ts';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { requestPasswordReset } from '#app/features/accounts/reset-password.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Panel } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.accounts.forgot.title);

type Answer = FormAnswer & { readonly sentTo?: string };

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/forgot-password');
  return null;
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/forgot-password');
  const submission = parseForm(await readFormData(args.request), forgotPasswordInput);
  const reply = submission.reply();
  if (submission.status !== 'success') return data<Answer>({ reply }, { status: 422 });
  const result = await requestPasswordReset(submission.value.email, { clientAddress: args.context.clientAddress });
  if (result.ok) return data<Answer>({ sentTo: submission.value.email });
  return data<Answer>({ refusal: result.reason, reply }, { status: accountsRefusals[result.reason].status });
}

export default function ForgotPasswordRoute() {
  const answer = useActionData<typeof action>() as Answer | undefined;
  const { t } = useI18n();
  const { forgot: words } = t.accounts;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      {answer?.sentTo ? (
        <Notice live tone="success">
          {words.sent({ email: answer.sentTo })}
        </Notice>
      ) : (
        <Panel>
          <ForgotPasswordForm answer={answer ?? {}} />
        </Panel>
      )}
    </>
  );
}
