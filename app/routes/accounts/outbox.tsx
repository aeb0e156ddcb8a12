// The outbox of demonstrations: the mails that no server sends.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isOutboxOpen, listOutbox } from '#app/features/outbox/list-outbox.server.ts';
import { MailList } from '#app/features/outbox/mail-list.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.operations.outbox.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/accounts/outbox');
  if (!isOutboxOpen()) refuseAccess('not-found');
  const after = new URL(args.request.url).searchParams.get('after') ?? '';
  const cursor = /^[\da-f-]{36}$/.test(after) ? after : undefined;
  return { ...(await listOutbox(cursor)), isFirst: cursor === undefined };
}

export default function OutboxRoute() {
  const { mails, next, isFirst } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { outbox } = t.operations;
  return (
    <>
      <PageHeader lead={outbox.lead} title={outbox.title} />
      <MailList mails={mails} />
      <Pagination
        labels={{ navigation: t.site.pagination.label, previous: outbox.newest, next: outbox.older }}
        next={next ? `/outbox?after=${next}` : undefined}
        previous={isFirst ? undefined : '/outbox'}
      />
    </>
  );
}
