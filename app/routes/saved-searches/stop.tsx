// /saved-searches/:id/stop?token=…: the link in the mails of a saved search. Mail programs post to it themselves (RFC 8058).

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { pauseByLink } from '#app/features/saved-searches/keep-saved-search.server.ts';
import { readStopLink } from '#app/features/saved-searches/list-saved-searches.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, (t) => t.savedSearches.stop.title),
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
];

const keyOf = ({ params, request }: LoaderFunctionArgs | ActionFunctionArgs) =>
  [params.id ?? '', new URL(request.url).searchParams.get('token') ?? ''] as const;

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/saved-searches/stop');
  const about = await readStopLink(...keyOf(args));
  if (!about) refuseAccess('not-found');
  return { name: about === 'stopped' ? null : about.name };
}

export async function action(args: ActionFunctionArgs) {
  await admit(args, 'routes/saved-searches/stop');
  const [id, token] = keyOf(args);
  if (!(await pauseByLink(id, token, args.context))) refuseAccess('not-found');
  return redirect(`/saved-searches/${id}/stop?${new URLSearchParams({ token })}`);
}

export default function StopRoute() {
  const { name } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const words = t.savedSearches.stop;
  return (
    <>
      <PageHeader title={words.title} />
      <Panel>
        {name === null ? (
          <div className="grid justify-items-start gap-4">
            <p role="status">{words.gone}</p>
            <ButtonLink to="/saved-searches">{words.toList}</ButtonLink>
          </div>
        ) : (
          <Form className="grid justify-items-start gap-4" method="post">
            <p>{words.text({ name })}</p>
            <Button type="submit" variant="primary">
              {words.submit}
            </Button>
          </Form>
        )}
      </Panel>
    </>
  );
}
