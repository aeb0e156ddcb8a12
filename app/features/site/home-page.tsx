// The front page: what this is, a search box, the figures, and slots for the latest of each list.

import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import type { ListCounts } from '#app/persistence/list-counts.server.ts';
import { formatNumber } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { SearchBar } from '#app/ui/search-bar.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';

export function HomePage(props: {
  counts: ListCounts;
  calls: ReactNode;
  /** False while there is none. */
  batches: ReactNode;
  opportunities: ReactNode;
  capabilities: ReactNode;
}) {
  const { locale, t } = useI18n();
  const { home } = t.site;
  const figures = [
    { key: 'opportunities', to: '/opportunities' },
    { key: 'capabilities', to: '/capabilities' },
    { key: 'calls', to: '/calls' },
    { key: 'organisations', to: '/search' },
  ] as const;
  return (
    <Stack gap="large">
      <header className="grid gap-6 border-b pb-8">
        <div className="max-w-3xl">
          <h1 className="text-3xl sm:text-4xl">{home.title}</h1>
          <p className="mt-3 text-lg text-text-muted">{home.lead}</p>
        </div>
        <Form action="/search" className="max-w-2xl" method="get" role="search">
          <SearchBar
            label={home.searchLabel}
            name="q"
            placeholder={home.searchPlaceholder}
            submitLabel={home.searchButton}
          />
        </Form>
        <StatList>
          {figures.map(({ key, to }) => (
            <Stat key={key} label={home.counts[key]} to={to} value={formatNumber(locale, props.counts[key])} />
          ))}
        </StatList>
      </header>
      <Section actions={<TextLink to="/calls">{home.all}</TextLink>} title={home.openCalls}>
        {props.calls}
      </Section>
      {props.batches && (
        <Section actions={<TextLink to="/batches">{home.all}</TextLink>} title={t.batches.latest}>
          {props.batches}
        </Section>
      )}
      <Section actions={<TextLink to="/opportunities">{home.all}</TextLink>} title={home.latestOpportunities}>
        {props.opportunities}
      </Section>
      <Section actions={<TextLink to="/capabilities">{home.all}</TextLink>} title={home.latestCapabilities}>
        {props.capabilities}
      </Section>
      <HowItWorks />
    </Stack>
  );
}

function HowItWorks() {
  const { home } = useI18n().t.site;
  return (
    <Section title={home.howTitle}>
      <ol className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {(['publish', 'match', 'introduce', 'bid'] as const).map((step, index) => (
          <li className="rounded-lg border bg-surface-raised p-4" key={step}>
            <p aria-hidden="true" className="font-semibold text-2xl text-call tabular-nums">
              {index + 1}
            </p>
            <h3 className="mt-1">{home.how[step].title}</h3>
            <p className="mt-1 text-sm text-text-muted">{home.how[step].text}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
