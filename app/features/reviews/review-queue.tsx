// The drafts of an organisation on their way to its lists, by what they wait for.
import type { EditorialPhase } from '#app/domain/review.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { QueueItem } from './get-review.server.ts';

const order = [
  ['in-review', 'waiting'],
  ['approved', 'approved'],
  ['scheduled', 'scheduled'],
  ['changes-requested', 'returned'],
] as const satisfies readonly (readonly [EditorialPhase, string])[];

export function ReviewQueue({ queue }: { queue: readonly QueueItem[] }) {
  const { t } = useI18n();
  const words = t.reviews.queue;
  const columns = useColumns();
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      {queue.length === 0 && (
        <EmptyState icon="document" title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      )}
      <Stack gap="large">
        {order.map(([phase, name]) => {
          const rows = queue.filter((item) => item.phase === phase);
          if (rows.length === 0) return null;
          return (
            <Section key={phase} title={words[name]}>
              <DataTable
                caption={words[name]}
                columns={columns}
                hideCaption
                rowKey={({ reference }) => reference}
                rows={rows}
              />
            </Section>
          );
        })}
      </Stack>
    </>
  );
}

function useColumns(): Column<QueueItem>[] {
  const { t, locale } = useI18n();
  const words = t.reviews.queue;
  return [
    {
      key: 'title',
      header: words.name,
      rowHeader: true,
      render: ({ list, reference, title }) => (
        <TextLink to={`${listingPath(list, reference)}/review`}>{title}</TextLink>
      ),
    },
    {
      key: 'writer',
      header: words.writer,
      render: ({ savedBy, isOwn }) => (isOwn ? <Badge>{words.own}</Badge> : savedBy || t.reviews.gone),
    },
    {
      key: 'sent',
      header: words.sent,
      render: ({ submittedAt, scheduledFor, scheduleFailure }) => (
        <>
          <time dateTime={new Date(submittedAt).toISOString()}>{formatInstant(locale, submittedAt)}</time>
          {scheduledFor && (
            <p className="text-success">
              {t.reviews.facts.scheduledFor}: {formatInstant(locale, scheduledFor)}
            </p>
          )}
          {scheduleFailure && !scheduledFor && <p className="text-danger">{t.reviews.failureTitle}</p>}
        </>
      ),
    },
  ];
}
