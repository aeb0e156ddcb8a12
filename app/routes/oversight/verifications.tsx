// The operator's queue of organisations to verify.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listVerifications, queueStates } from '#app/features/organisations/list-verifications.server.ts';
import { VerificationList, VerificationSearch } from '#app/features/organisations/verification-list.tsx';
import { admitPerson } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.operations.verifications.title);

const path = '/operator/verifications';
const textLimit = 100;

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/verifications');
  const { searchParams } = new URL(args.request.url);
  const state = queueStates.find((one) => one === searchParams.get('state')) ?? 'submitted';
  const text = (searchParams.get('q') ?? '').trim().slice(0, textLimit);
  const after = searchParams.get('after') ?? '';
  const cursor = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(after) ? after : undefined;
  const page = await listVerifications({ state, text }, cursor);
  return { state, text, isFirst: cursor === undefined, tabs: [...queueStates], ...page };
}

const addressOf = (state: string, text: string, after?: string): string =>
  `${path}?${new URLSearchParams({ state, ...(text ? { q: text } : {}), ...(after ? { after } : {}) })}`;

export default function VerificationsRoute() {
  const { state, text, isFirst, entries, next, counts, tabs } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { verifications: words } = t.operations;
  return (
    <>
      <PageHeader
        actions={<ButtonLink to="/operator/experts">{t.experts.list.title}</ButtonLink>}
        lead={words.lead}
        title={words.title}
      />
      <TabLinks
        label={words.states}
        tabs={tabs.map((value) => ({
          to: addressOf(value, text),
          label: t.vocabulary.verification[value],
          current: value === state,
          count: counts[value] ?? 0,
        }))}
      />
      <VerificationSearch state={state} text={text} />
      <VerificationList entries={entries} />
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={next ? addressOf(state, text, next) : undefined}
        previous={isFirst ? undefined : addressOf(state, text)}
      />
    </>
  );
}
