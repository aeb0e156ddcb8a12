// /operator/mails: mails that were not delivered, with a button to send each again.

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailDeskPage } from '#app/features/mail-desk/mail-desk-page.tsx';
import { getMailDesk, sendAgain } from '#app/features/mail-desk/run-mail-desk.server.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.notifications.operator.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/mails');
  return { desk: await getMailDesk(new URL(args.request.url).searchParams.get('after') ?? '') };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/mails');
  const form = await readFormData(args.request);
  const done = await sendAgain(actor, String(form.get('id') ?? ''));
  if (!done.ok) refuseAccess(done.reason);
  return redirectWithFlash('/operator/mails', 'notifications.retried');
}

export default function MailsRoute() {
  return <MailDeskPage {...useLoaderData<typeof loader>()} />;
}
