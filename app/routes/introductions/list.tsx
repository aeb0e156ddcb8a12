// GET /introductions: what came in and what went out.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ProposalList } from '#app/features/brokering/broker-board.tsx';
import { listOpenProposals } from '#app/features/brokering/get-proposals.server.ts';
import { listIntroductions } from '#app/features/introductions/get-introduction.server.ts';
import { IntroductionCard } from '#app/features/introductions/introduction-view.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.introductions.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/list');
  const { searchParams } = new URL(args.request.url);
  const side = searchParams.get('side') === 'from' ? ('from' as const) : ('to' as const);
  const [page, proposals] = await Promise.all([
    listIntroductions(actor, side, searchParams.get('after')),
    side === 'to' ? listOpenProposals(actor.organisation.id) : [],
  ]);
  return { side, ...page, proposals };
}

export default function IntroductionsPage() {
  const { side, items, next, proposals } = useLoaderData<typeof loader>();
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
      {proposals.length > 0 && (
        <div className="mb-8">
          <Section title={t.brokering.received}>
            <ProposalList proposals={proposals} />
          </Section>
        </div>
      )}
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
