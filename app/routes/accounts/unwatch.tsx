// /unwatch/:id?token=…: the link in every mail to watchers. Mail programs post to it themselves (RFC 8058).

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { endWatchByLink, readUnwatchLink } from '#app/features/watching/keep-watch.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, (t) => t.history.unsubscribe.title),
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
];

const keyOf = ({ params, request }: LoaderFunctionArgs | ActionFunctionArgs) =>
  [params.id ?? '', new URL(request.url).searchParams.get('token') ?? ''] as const;

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/unwatch');
  const about = await readUnwatchLink(...keyOf(args));
  if (!about) refuseAccess('not-found');
  return { title: about === 'ended' ? null : about.title };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/accounts/unwatch');
  const [id, token] = keyOf(args);
  if (!(await endWatchByLink(id, token, args.context))) refuseAccess('not-found');
  return redirect(`/unwatch/${id}?${new URLSearchParams({ token })}`);
}

export default function UnwatchRoute() {
  const { title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const words = t.history.unsubscribe;
  return (
    <>
      <PageHeader title={words.title} />
      <Panel>
        {title === null ? (
          <div className="grid justify-items-start gap-4">
            <p role="status">{words.gone}</p>
            <ButtonLink to="/opportunities">{words.browse}</ButtonLink>
          </div>
        ) : (
          <Form className="grid justify-items-start gap-4" method="post">
            <p>{words.text({ title })}</p>
            <Button type="submit" variant="primary">
              {words.submit}
            </Button>
          </Form>
        )}
      </Panel>
    </>
  );
}
