// Operators look over what was published lately, and over what is hidden.
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextAreaField } from '#app/ui/field.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';
import type { ModerationPage as Page } from './list-moderation.server.ts';
import { moderationRefusals } from './moderation-refusals.ts';

type Row = Page['rows'][number];

export interface ModerationPageProps extends Page {
  readonly isFirst: boolean;
  /** Operators do not decide about listings of their own organisation. */
  readonly ownOrganisationId: string | null;
  readonly refusal: keyof typeof moderationRefusals | null;
}

const path = '/operator/listings';

export function ModerationPage(props: ModerationPageProps) {
  const { t } = useI18n();
  const words = t.moderation;
  const columns = useColumns(props);
  const to = (cursor: string) => `${path}?${new URLSearchParams({ view: props.view, cursor })}`;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Stack gap="large">
        {props.refusal && (
          <Notice live tone="danger">
            {moderationRefusals[props.refusal].say(t)}
          </Notice>
        )}
        <TabLinks
          label={words.tabs.label}
          tabs={[
            { label: words.tabs.published, to: path, current: props.view === 'published' },
            { label: words.tabs.hidden, to: `${path}?view=hidden`, current: props.view === 'hidden' },
          ]}
        />
        {props.rows.length === 0 ? (
          <EmptyState icon="document" title={words.emptyTitle}>
            {words.emptyText}
          </EmptyState>
        ) : (
          <DataTable
            caption={words.tabs[props.view]}
            columns={columns}
            hideCaption
            rowKey={({ id }) => id}
            rows={props.rows}
          />
        )}
        <Pagination
          labels={{
            navigation: t.site.pagination.label,
            previous: t.site.pagination.previous,
            next: t.site.pagination.next,
          }}
          next={props.next ? to(props.next) : undefined}
          previous={props.isFirst ? undefined : `${path}?view=${props.view}`}
        />
      </Stack>
    </>
  );
}

function useColumns({ view, ownOrganisationId }: ModerationPageProps): Column<Row>[] {
  const { t, locale } = useI18n();
  const words = t.moderation.columns;
  return [
    {
      key: 'listing',
      header: words.listing,
      rowHeader: true,
      render: (row) => (
        <>
          <BadgeRow>
            <Badge tone="accent">{t.vocabulary.list[row.list]}</Badge>
            {row.moderatedAt && row.publishedAt > row.moderatedAt && (
              <Badge tone="warning">{t.moderation.changedSince}</Badge>
            )}
          </BadgeRow>
          {row.moderatedAt ? row.title : <TextLink to={listingPath(row.list, row.reference)}>{row.title}</TextLink>}
          <p className="line-clamp-2 font-normal text-text-muted">{row.summary}</p>
        </>
      ),
    },
    {
      key: 'organisation',
      header: words.organisation,
      render: (row) => (
        <TextLink to={`/organisations/${row.organisationReference}`}>{organisationName(locale, row)}</TextLink>
      ),
    },
    view === 'hidden'
      ? { key: 'reason', header: words.hidden, render: ({ moderationReason }) => moderationReason }
      : { key: 'published', header: words.published, render: ({ publishedAt }) => formatInstant(locale, publishedAt) },
    {
      key: 'action',
      header: words.action,
      nowrap: true,
      render: (row) =>
        row.organisationId === ownOrganisationId ? (
          <span className="text-text-muted">{t.moderation.own}</span>
        ) : row.moderatedAt ? (
          <RestoreButton row={row} />
        ) : (
          <HideButton row={row} />
        ),
    },
  ];
}

function HideButton({ row }: { row: Row }) {
  const { t } = useI18n();
  const words = t.moderation;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.hide, variant: 'danger' }}
      title={words.hideTitle}
      trigger={{ label: words.hide, size: 'small' }}
      values={{ intent: 'moderate', list: row.list, reference: row.reference }}
    >
      <p className="font-semibold">{row.title}</p>
      <p>{words.hideText}</p>
      <TextAreaField hint={words.reasonHint} label={words.reason} name="reason" required rows={3} />
    </ConfirmDialog>
  );
}

function RestoreButton({ row }: { row: Row }) {
  const { t } = useI18n();
  const words = t.moderation;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.restore, variant: 'primary' }}
      title={words.restoreTitle}
      trigger={{ label: words.restore, size: 'small' }}
      values={{ intent: 'restore', list: row.list, reference: row.reference }}
    >
      <p className="font-semibold">{row.title}</p>
      <p className="text-text-muted">{row.summary}</p>
      <p>{words.restoreText}</p>
    </ConfirmDialog>
  );
}
