// The operator's queue: search, and one card per organisation that leads to its case.
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { Card, CardList } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { SearchBar } from '#app/ui/search-bar.tsx';
import type { QueueEntry } from './list-verifications.server.ts';
import { VerificationBadge } from './verification-badge.tsx';

export function VerificationSearch({ state, text }: { state: string; text: string }) {
  const { t } = useI18n();
  const { verifications: words } = t.operations;
  return (
    <Form className="mb-4 max-w-2xl" method="get" role="search">
      <input name="state" type="hidden" value={state} />
      <SearchBar defaultValue={text} label={words.searchLabel} name="q" submitLabel={words.search} />
    </Form>
  );
}

export function VerificationList({ entries }: { entries: readonly QueueEntry[] }) {
  const { t } = useI18n();
  const { verifications: words } = t.operations;
  if (entries.length === 0) return <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>;
  return (
    <CardList label={words.title}>
      {entries.map((entry) => (
        <QueueCard entry={entry} key={entry.id} />
      ))}
    </CardList>
  );
}

function QueueCard({ entry }: { entry: QueueEntry }) {
  const { locale, t } = useI18n();
  const { verifications: words } = t.operations;
  return (
    <Card
      aside={<VerificationBadge own state={entry.verification} />}
      badges={
        (entry.isRenewal || entry.isUsccOpen) && (
          <BadgeRow>
            {entry.isRenewal && <Badge tone="info">{words.renewal}</Badge>}
            {entry.isUsccOpen && <Badge tone="warning">{words.usccOpen}</Badge>}
          </BadgeRow>
        )
      }
      headingLevel={2}
      meta={
        <>
          <span>{t.vocabulary.organisationType[entry.type]}</span>
          <span className="tabular-nums">{entry.uscc ?? words.noUscc}</span>
          <span>{words.evidenceCount({ count: entry.evidence })}</span>
          {entry.requestedAt && <span>{words.requested({ at: formatInstant(locale, entry.requestedAt) })}</span>}
        </>
      }
      title={organisationName(locale, entry)}
      to={`/operator/verifications/${entry.reference}`}
    />
  );
}
