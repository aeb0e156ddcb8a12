// The experts and what they say of themselves, for operators.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExpertList } from '#app/features/experts/expert-list.tsx';
import { listExpertProfiles } from '#app/features/experts/list-experts.server.ts';
import { admitPerson } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.experts.list.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/experts');
  const after = new URL(args.request.url).searchParams.get('after') ?? '';
  const cursor = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(after) ? after : undefined;
  return { ...(await listExpertProfiles(cursor)), isFirst: cursor === undefined };
}

export default function ExpertsRoute() {
  const { experts, next, isFirst } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader lead={t.experts.list.lead} title={t.experts.list.title} />
      <ExpertList experts={experts} />
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={next ? `/operator/experts?after=${next}` : undefined}
        previous={isFirst ? undefined : '/operator/experts'}
      />
    </>
  );
}
