// /opportunities/:reference/matches: the picture of a need and its candidates, the table behind it, and combinations.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ConsortiumSection } from '#app/features/matches/consortium-section.tsx';
import { getMatchOverview } from '#app/features/matches/get-match-overview.server.ts';
import { MatchNetwork } from '#app/features/matches/match-network.tsx';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.matching.allTitle);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/opportunities/matches');
  const overview = await getMatchOverview(args.params.reference ?? '');
  if (!overview) refuseAccess('not-found');
  return overview;
}

export default function MatchesRoute() {
  const { reference, language, own, candidates, proposal, ...titles } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const isOwn = (language === 'zh') === (locale === 'zh-CN');
  const title = isOwn ? titles.title : titles.titleTranslated || titles.title;
  return (
    <>
      <PageHeader
        actions={
          <>
            <ButtonLink to={`/opportunities/${reference}#matches`}>{t.matching.compare.back}</ButtonLink>
            <ButtonLink to={`/opportunities/${reference}/compare`}>{t.matching.compare.title}</ButtonLink>
          </>
        }
        eyebrow={t.matching.allTitle}
        title={title}
      />
      <Stack gap="large">
        <MatchNetwork candidates={candidates} own={own} title={title} />
        <ConsortiumSection candidates={candidates} proposal={proposal} />
      </Stack>
    </>
  );
}
