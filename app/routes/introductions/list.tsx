// GET /introductions: what came in and what went out.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listIntroductions } from '#app/features/introductions/get-introduction.server.ts';
import { IntroductionCard } from '#app/features/introductions/introduction-view.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.introductions.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/list');
  const { searchParams } = new URL(args.request.url);
  const side = searchParams.get('side') === 'from' ? ('from' as const) : ('to' as const);
  return { side, ...(await listIntroductions(actor, side, searchParams.get('after'))) };
}

export default function IntroductionsPage() {
  const { side, items, next } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const words = t.introductions;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <TabLinks
        label={words.sides}
        tabs={[
          { to: '/introductions', label: words.received, current: side === 'to' },
          { to: '/introductions?side=from', label: words.sent, current: side === 'from' },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState
          action={<ButtonLink to="/search">{words.findPartners}</ButtonLink>}
          title={side === 'to' ? words.emptyReceivedTitle : words.emptySentTitle}
        >
          <p>{side === 'to' ? words.emptyReceivedText : words.emptySentText}</p>
        </EmptyState>
      ) : (
        <CardList>
          {items.map((introduction) => (
            <IntroductionCard introduction={introduction} key={introduction.id} />
          ))}
        </CardList>
      )}
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={next ? `/introductions?${new URLSearchParams({ side, after: next })}` : undefined}
      />
    </>
  );
}
