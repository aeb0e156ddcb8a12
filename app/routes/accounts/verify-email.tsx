// Where the link of the registration mail leads: a button, since mail scanners open links and reading must change nothing.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, RefusalNotice } from '#app/features/accounts/account-forms.tsx';
import { accountsRefusals } from '#app/features/accounts/accounts-refusals.ts';
import { verifyEmail } from '#app/features/accounts/sign-in.server.ts';
import { admit } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { withCookies } from '#app/http/with-cookies.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.accounts.verify.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/verify-email');
  return { token: new URL(args.request.url).searchParams.get('token') ?? '' };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/verify-email');
  const form = await readFormData(args.request);
  const { clientAddress, requestId } = args.context;
  const from = { headers: args.request.headers, clientAddress, requestId };
  const result = await verifyEmail(String(form.get('token') ?? ''), from);
  if (!result.ok)
    return data<FormAnswer>({ refusal: result.reason }, { status: accountsRefusals[result.reason].status });
  // Verified before: the link signs nobody in a second time.
  const to = result.cookies.length > 0 ? '/account' : '/sign-in';
  return withCookies(await redirectWithFlash(to, 'accounts.email-verified'), result.cookies);
}

export default function VerifyEmailRoute() {
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormAnswer | undefined;
  const { t } = useI18n();
  const { verify: words } = t.accounts;
  return (
    <>
      <PageHeader lead={token ? words.lead : undefined} title={words.title} />
      <Stack>
        <RefusalNotice reason={answer?.refusal} />
        {token ? (
          <Form method="post">
            <input name="token" type="hidden" value={token} />
            <Button type="submit" variant="primary">
              {words.submit}
            </Button>
          </Form>
        ) : (
          <Notice tone="warning">{words.missing}</Notice>
        )}
        <p>
          <TextLink to="/sign-in">{words.signInAgain}</TextLink>
        </p>
      </Stack>
    </>
  );
}
