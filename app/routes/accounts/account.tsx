// One's own account.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormAnswer } from '#app/features/accounts/account-forms.tsx';
import { profileInput } from '#app/features/accounts/account-input.ts';
import { AccountPage } from '#app/features/accounts/account-page.tsx';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { changeProfile, endOtherSessions, endSession } from '#app/features/accounts/change-account.server.ts';
import { getAccount } from '#app/features/accounts/get-account.server.ts';
import { admitPerson } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.accounts.account.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admitPerson(args, 'routes/accounts/account');
  const account = await getAccount(viewer.actor.personId, viewer.sessionToken);
  return { account, organisations: viewer.organisations, currentOrganisationId: viewer.organisation?.id ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, sessionToken } = await admitPerson(args, 'routes/accounts/account');
  const form = await readFormData(args.request);
  const intent = form.get('intent');
  if (intent === 'end-other-sessions') {
    await endOtherSessions(actor, sessionToken);
    return redirectWithFlash('/account', 'accounts.other-sessions-ended');
  }
  if (intent === 'end-session') {
    const ended = await endSession(actor, String(form.get('sessionId')));
    if (ended.ok) return redirectWithFlash('/account', 'accounts.session-ended');
    return data<FormAnswer>({ refusal: ended.reason }, { status: accountsRefusals[ended.reason].status });
  }
  const submission = parseForm(form, profileInput);
  if (submission.status !== 'success') return data<FormAnswer>({ reply: submission.reply() }, { status: 422 });
  await changeProfile(actor, submission.value);
  return redirectWithFlash('/account', 'accounts.profile-saved');
}

export default function AccountRoute() {
  const { account, organisations, currentOrganisationId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | undefined;
  return (
    <AccountPage
      account={account}
      answer={answer ?? {}}
      currentOrganisationId={currentOrganisationId}
      organisations={organisations}
    />
  );
}
