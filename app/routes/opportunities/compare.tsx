// /opportunities/:reference/compare?with=…&with=…: up to four capabilities beside each other, held against the need.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { compareCapabilities } from '#app/features/matches/compare-capabilities.server.ts';
import { ComparisonTable } from '#app/features/matches/comparison-table.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.matching.compare.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/opportunities/compare');
  const chosen = new URL(args.request.url).searchParams.getAll('with');
  const comparison = await compareCapabilities(args.params.reference ?? '', chosen);
  if (!comparison) refuseAccess('not-found');
  return { comparison };
}

export default function CompareRoute() {
  const { comparison } = useLoaderData<typeof loader>();
  const { compare } = useI18n().t.matching;
  const { reference, content } = comparison.need;
  const back = `/opportunities/${reference}#matches`;
  return (
    <>
      <PageHeader
        actions={<ButtonLink to={back}>{compare.back}</ButtonLink>}
        eyebrow={reference}
        lead={compare.lead({ title: content.title })}
        title={compare.title}
      />
      {comparison.capabilities.length === 0 ? (
        <EmptyState action={<ButtonLink to={back}>{compare.back}</ButtonLink>} title={compare.emptyTitle}>
          <p>{compare.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          {comparison.isSuggested && <p className="mb-3 text-sm text-text-muted">{compare.suggested}</p>}
          <ComparisonTable comparison={comparison} />
        </>
      )}
    </>
  );
}
