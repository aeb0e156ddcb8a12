// /unsubscribe/:scope/:person?token=…: the link in every mail of a topic. Mail programs post to it themselves (RFC 8058).

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import {
  isUnsubscribed,
  readUnsubscribeLink,
  unsubscribe,
} from '#app/features/notifications/change-mail-settings.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, (t) => t.notifications.unsubscribe.title),
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
];

function linkOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get('token') ?? '';
  return readUnsubscribeLink(args.params.person ?? '', args.params.scope ?? '', token) ?? refuseAccess('not-found');
}

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/notifications/unsubscribe');
  const link = linkOf(args);
  return { scope: link.scope, isDone: await isUnsubscribed(link) };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/notifications/unsubscribe');
  await unsubscribe(linkOf(args), args.context);
  const { pathname, search } = new URL(args.request.url);
  return redirect(pathname + search);
}

export default function UnsubscribeRoute() {
  const { scope, isDone } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const words = t.notifications.unsubscribe;
  const topic = scope === 'all' ? t.notifications.all : t.notifications.topics[scope].name;
  return (
    <>
      <PageHeader title={words.title} />
      <Panel>
        {isDone ? (
          <div className="grid justify-items-start gap-4">
            <p role="status">{words.done({ topic })}</p>
            <ButtonLink to="/notifications/preferences">{words.settings}</ButtonLink>
          </div>
        ) : (
          <Form className="grid justify-items-start gap-4" method="post">
            <p>{words.text({ topic })}</p>
            <Button type="submit" variant="primary">
              {words.submit}
            </Button>
          </Form>
        )}
      </Panel>
    </>
  );
}
