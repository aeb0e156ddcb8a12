// Registration. What follows is a mail, whatever is known of the address.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, SignUpForm } from '#app/features/accounts/account-forms.tsx';
import { signUpInput } from '#app/features/accounts/account-input.ts';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { passwordProblem } from '#app/features/accounts/common-passwords.server.ts';
import { isDisposable } from '#app/features/accounts/disposable-addresses.server.ts';
import { newChallenge } from '#app/features/accounts/proof-of-work.server.ts';
import { registerVisitor } from '#app/features/accounts/register-person.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Panel } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.accounts.signUp.title);

type Challenge = Awaited<ReturnType<typeof newChallenge>>;
type Answer = FormAnswer & { readonly sentTo?: string; readonly challenge?: Challenge };

export async function loader(args: LoaderFunctionArgs) {
  if (await admit(args, 'routes/accounts/sign-up')) throw redirect('/account');
  return { challenge: await newChallenge() };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/sign-up');
  const { clientAddress, requestId } = args.context;
  const submission = parseForm(await readFormData(args.request), signUpInput);
  const hideFields = ['password', 'proof'];
  const reply = submission.reply({ hideFields });
  if (submission.status !== 'success') return data<Answer>({ reply }, { status: 422 });
  const { email, password } = submission.value;
  const problem = passwordProblem(password, false);
  const fieldErrors = { password: problem ? [problem] : [], email: isDisposable(email) ? ['disposable'] : [] };
  if (fieldErrors.password.length + fieldErrors.email.length > 0)
    return data<Answer>({ reply: submission.reply({ hideFields, fieldErrors }) }, { status: 422 });
  const result = await registerVisitor(submission.value, { clientAddress, requestId });
  if (result.ok) return data<Answer>({ sentTo: email });
  // The work is spent; another try takes another challenge.
  const challenge = await newChallenge();
  return data<Answer>({ refusal: result.reason, reply, challenge }, { status: accountsRefusals[result.reason].status });
}

export default function SignUpRoute() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const { t } = useI18n();
  const { signUp: words } = t.accounts;
  if (answer?.sentTo)
    return (
      <>
        <PageHeader title={words.sentTitle} />
        <Notice live tone="success">
          <p>{words.sent({ email: answer.sentTo })}</p>
          <p className="mt-1">{words.sentHint}</p>
        </Notice>
      </>
    );
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Panel>
        <SignUpForm answer={answer ?? {}} challenge={answer?.challenge ?? loaded.challenge}>
          <TextLink to="/sign-in">{words.toSignIn}</TextLink>
        </SignUpForm>
      </Panel>
    </>
  );
}
