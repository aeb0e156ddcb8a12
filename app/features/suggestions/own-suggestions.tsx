// Everything a broker proposed, and what became of it.
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { listingPath } from '#app/ui/listing-path.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { OwnSuggestion } from './get-suggestions.server.ts';
import { phaseTone } from './suggestions-page.tsx';

export function OwnSuggestions({ suggestions }: { suggestions: readonly OwnSuggestion[] }) {
  const { t, locale } = useI18n();
  const words = t.suggestions;
  const labels: Readonly<Record<string, string>> = t.listings.label;
  return (
    <>
      <PageHeader lead={words.own.lead} title={words.own.title} />
      {suggestions.length === 0 ? (
        <EmptyState icon="document" title={words.own.emptyTitle}>
          {words.own.emptyText}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.own.title}
          columns={[
            {
              key: 'listing',
              header: words.own.listing,
              rowHeader: true,
              render: ({ list, reference, title }) => (
                <TextLink to={`${listingPath(list, reference)}/suggestions`}>{title}</TextLink>
              ),
            },
            { key: 'field', header: words.field, render: ({ field }) => labels[field] ?? field },
            { key: 'proposed', header: words.proposed, render: ({ proposed }) => proposed },
            {
              key: 'state',
              header: words.own.state,
              render: ({ phase, answerNote }) => (
                <>
                  <Badge tone={phaseTone[phase]}>{words.phase[phase]}</Badge>
                  {answerNote && <p>{words.answer({ note: answerNote })}</p>}
                </>
              ),
            },
            {
              key: 'date',
              header: words.own.date,
              render: ({ proposedAt }) => formatInstant(locale, proposedAt),
            },
          ]}
          hideCaption
          rowKey={({ id }) => id}
          rows={suggestions}
        />
      )}
    </>
  );
}
