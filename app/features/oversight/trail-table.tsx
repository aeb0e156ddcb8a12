// The rows of the audit trail, for organisations and for supervisors.
import { Link } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { actorWords, detailWords, eventWords, refusalWords, subjectWords } from './event-words.ts';
import type { TrailEntry } from './get-trail.server.ts';
import { type TrailFilter, trailAddress } from './trail-filter.ts';

/** An entry after its journey to the browser. */
export type ShownEntry = Omit<TrailEntry, 'occurredAt'> & { readonly occurredAt: Date | string };

export function TrailTable(props: {
  entries: readonly ShownEntry[];
  /** Supervisors see for whom something was done. */
  withOrganisation?: boolean;
}) {
  const { locale, t } = useI18n();
  const words = t.oversight.table;
  if (props.entries.length === 0)
    return (
      <EmptyState icon="info" title={words.emptyTitle}>
        <p>{words.emptyText}</p>
      </EmptyState>
    );
  const columns: Column<ShownEntry>[] = [
    {
      key: 'when',
      header: words.when,
      nowrap: true,
      render: ({ occurredAt }) => (
        <time dateTime={new Date(occurredAt).toISOString()}>{formatInstant(locale, occurredAt)}</time>
      ),
    },
    { key: 'what', header: words.what, rowHeader: true, render: (entry) => <What entry={entry} /> },
    { key: 'who', header: words.who, render: ({ actor }) => actorWords(t, actor) },
    ...(props.withOrganisation
      ? [
          {
            key: 'organisation',
            header: words.organisation,
            render: ({ organisation }: ShownEntry) => (organisation ? organisationName(locale, organisation) : '—'),
          },
        ]
      : []),
    { key: 'object', header: words.object, render: ({ subject }) => <Subject subject={subject} /> },
  ];
  return (
    <DataTable caption={words.caption} columns={columns} hideCaption rowKey={({ id }) => id} rows={props.entries} />
  );
}

function What({ entry }: { entry: ShownEntry }) {
  const { t } = useI18n();
  const details = detailWords(t, entry);
  return (
    <>
      <span className="mr-2">{eventWords(t)[entry.kind]}</span>
      {entry.refusal !== null && (
        <Badge icon="cross" tone="danger">
          {t.oversight.table.refused}
        </Badge>
      )}
      {entry.refusal !== null && (
        <span className="block font-normal text-danger text-sm">{refusalWords(t, entry.refusal)}</span>
      )}
      {details.length > 0 && (
        <span className="block font-normal text-sm text-text-muted [overflow-wrap:anywhere]">
          {details.join(' · ')}
        </span>
      )}
    </>
  );
}

function Subject({ subject }: { subject: TrailEntry['subject'] }) {
  const { t } = useI18n();
  const kind = subjectWords(t)[subject.type];
  const text = subject.reference ? `${kind} ${subject.reference}` : kind;
  if (!subject.to) return <>{text}</>;
  return (
    <Link className="touch-link underline underline-offset-4" to={subject.to}>
      {text}
    </Link>
  );
}

/** Paging and the files of the same selection. */
export function TrailFooter(props: { path: string; filter: TrailFilter; next: string | null; isFirst: boolean }) {
  const { t } = useI18n();
  const { path, filter, next } = props;
  const words = t.oversight.exports;
  return (
    <>
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={next ? trailAddress(path, filter, { after: next }) : undefined}
        previous={props.isFirst ? undefined : trailAddress(path, filter)}
      />
      <section aria-label={words.title} className="mt-6 flex flex-wrap gap-2">
        {(['csv', 'json'] as const).map((format) => (
          <ButtonLink
            icon="download"
            key={format}
            reloadDocument
            size="small"
            to={trailAddress(`${path}/export`, filter, { format })}
          >
            {words[format]}
          </ButtonLink>
        ))}
      </section>
    </>
  );
}
