// Every saved search as a card: what it is called, how it works, and what can be done with it.
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { Explanation } from './explanation.tsx';
import type { ShownSearch } from './list-saved-searches.server.ts';

type Row = ShownSearch & { readonly found: number };

export function SavedSearchList({ searches }: { searches: readonly Row[] }) {
  const { t } = useI18n();
  const words = t.savedSearches;
  return (
    <>
      <PageHeader
        actions={
          <ButtonLink icon="search" to="/search">
            {words.toSearch}
          </ButtonLink>
        }
        lead={words.lead}
        title={words.title}
      />
      {searches.length === 0 ? (
        <EmptyState
          action={
            <ButtonLink to="/search" variant="primary">
              {words.toSearch}
            </ButtonLink>
          }
          icon="bell"
          title={words.empty}
        >
          {words.emptyText}
        </EmptyState>
      ) : (
        <Stack>
          {searches.map((search) => (
            <SavedSearchCard key={search.id} search={search} />
          ))}
        </Stack>
      )}
    </>
  );
}

function SavedSearchCard({ search }: { search: Row }) {
  const { t, locale } = useI18n();
  const words = t.savedSearches;
  return (
    <Panel>
      <article className="grid gap-3">
        <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="min-w-0 break-words text-lg">
            <TextLink to={`/saved-searches/${search.id}`}>{search.name}</TextLink>
          </h2>
          <p className="flex flex-wrap gap-2">
            <Badge>{words.frequencyShort[search.frequency]}</Badge>
            <Badge tone={search.isPaused ? 'warning' : 'success'}>
              {search.isPaused ? words.state.paused : words.state.active}
            </Badge>
          </p>
        </header>
        <p className="text-sm text-text-muted">
          {words.found({ count: search.found })} · {words.savedAt({ instant: formatInstant(locale, search.createdAt) })}
        </p>
        <Explanation lines={search.explanation} />
        <SavedSearchActs search={search}>
          <ButtonLink aria-label={`${words.edit} ${search.name}`} size="small" to={`/saved-searches/${search.id}`}>
            {words.edit}
          </ButtonLink>
        </SavedSearchActs>
      </article>
    </Panel>
  );
}

/** Every act names its search for those who hear the button out of its place. */
export function SavedSearchActs({ search, children }: { search: ShownSearch; children?: ReactNode }) {
  const { t } = useI18n();
  const words = t.savedSearches;
  const pausing = search.isPaused ? words.resume : words.pause;
  return (
    <Form action={`/saved-searches/${search.id}`} className="flex flex-wrap gap-2" method="post">
      <ButtonLink size="small" to={search.address}>
        {words.open}
      </ButtonLink>
      {children}
      <Button
        aria-label={`${pausing} ${search.name}`}
        name="intent"
        size="small"
        type="submit"
        value={search.isPaused ? 'resume' : 'pause'}
      >
        {pausing}
      </Button>
      <Button
        aria-label={words.removeOf({ name: search.name })}
        name="intent"
        size="small"
        type="submit"
        value="delete"
        variant="danger"
      >
        {words.remove}
      </Button>
    </Form>
  );
}
