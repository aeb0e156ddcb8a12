// The workspace: what the organisation has on both lists, by phase, and what to do next.

import type { ReactNode } from 'react';
import type { CapabilityKind } from '#app/domain/capability.ts';
import { type List, type ListingPhase, listingPhases } from '#app/domain/listing.ts';
import type { OpportunityKind } from '#app/domain/opportunity.ts';
import { dayOf } from '#app/domain/period.ts';
import type { EditorialPhase } from '#app/domain/review.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge, BadgeRow } from '#app/ui/badge.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { listingPath } from '#app/ui/listing-path.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { Tone } from '#app/ui/tone.ts';
import { kindName } from './listing-words.ts';

export interface OwnLine {
  readonly reference: string;
  readonly title: string;
  readonly kind: OpportunityKind | CapabilityKind;
  readonly phase: ListingPhase;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly archivedAt: Date | null;
  readonly fulfilledAt: Date | null;
  readonly moderatedAt: Date | null;
  readonly editorial: EditorialPhase | null;
  readonly validUntil: string | null;
  readonly draftSavedAt: Date | null;
  readonly draftSavedById: string | null;
}

export interface WorkspaceProps {
  readonly organisation: string;
  readonly isVerified: boolean;
  readonly mayDraft: boolean;
  readonly mayPublish: boolean;
  /** The reader: what they wrote somebody else publishes, unless they are the only member. */
  readonly personId: string;
  readonly isOnlyMember: boolean;
  readonly opportunities: readonly OwnLine[];
  readonly capabilities: readonly OwnLine[];
  /** The most lines one list brings; as many as that means there may be more. */
  readonly limit: number;
  /** Drafts in review that the reader could decide on. */
  readonly waitingForReview: number;
  /** Links to the files of a list; none for those who may not take it along. */
  readonly files: (list: List) => ReactNode;
}

export function Workspace(props: WorkspaceProps) {
  const { t } = useI18n();
  const words = t.listings.workspace;
  return (
    <>
      <PageHeader
        actions={
          props.mayDraft && (
            <>
              <ButtonLink icon="plus" to="/opportunities/new" variant="primary">
                {words.newOpportunity}
              </ButtonLink>
              <ButtonLink icon="plus" to="/capabilities/new" variant="primary">
                {words.newCapability}
              </ButtonLink>
            </>
          )
        }
        lead={words.lead({ organisation: props.organisation })}
        title={words.title}
      />
      <Stack gap="large">
        {!props.isVerified && (
          <Notice title={words.unverifiedTitle} tone="warning">
            {words.unverifiedText}
          </Notice>
        )}
        {props.isVerified && !props.mayPublish && <Notice>{words.draftOnly}</Notice>}
        <Places workspace={props} />
        {props.mayPublish && <Waiting workspace={props} />}
        <OwnList lines={props.opportunities} list="opportunity" workspace={props} />
        <OwnList lines={props.capabilities} list="capability" workspace={props} />
      </Stack>
    </>
  );
}

/** Where else the organisation's work is. */
function Places({ workspace }: { workspace: WorkspaceProps }) {
  const { t } = useI18n();
  return (
    <nav aria-label={t.listings.workspace.places} className="flex flex-wrap gap-2">
      <ButtonLink icon="check" to="/reviews">
        {t.reviews.queue.link({ count: workspace.waitingForReview })}
      </ButtonLink>
      {workspace.mayDraft && (
        <ButtonLink icon="upload" to="/imports">
          {t.imports.title}
        </ButtonLink>
      )}
      <ButtonLink icon="document" to="/batches">
        {t.batches.title}
      </ButtonLink>
      <ButtonLink icon="bell" to="/watches">
        {t.history.watches.link}
      </ButtonLink>
    </nav>
  );
}

/** What colleagues have written and the reader can publish. */
function Waiting({ workspace }: { workspace: WorkspaceProps }) {
  const { t } = useI18n();
  const words = t.listings.workspace;
  const byColleague = (lines: readonly OwnLine[], list: List) =>
    lines
      .filter(({ draftSavedById }) => draftSavedById && draftSavedById !== workspace.personId)
      .map((line) => ({ ...line, list }));
  const waiting = [
    ...byColleague(workspace.opportunities, 'opportunity'),
    ...byColleague(workspace.capabilities, 'capability'),
  ];
  if (waiting.length === 0) return null;
  return (
    <Section title={words.waiting}>
      <p className="mb-3 text-text-muted">{words.waitingLead}</p>
      <DataTable
        caption={words.waiting}
        columns={[
          {
            key: 'title',
            header: words.name,
            rowHeader: true,
            render: ({ list, reference, title }) => <TextLink to={listingPath(list, reference)}>{title}</TextLink>,
          },
          { key: 'kind', header: t.listings.label.kind, render: ({ list, kind }) => kindName(t, list, kind) },
          { key: 'date', header: words.date, render: (line) => <LineDate line={{ ...line, phase: 'draft' }} /> },
        ]}
        hideCaption
        rowKey={({ reference }) => reference}
        rows={waiting}
      />
    </Section>
  );
}

/** Drafts first, since they wait for somebody; then what stands, then what no longer does. */
const byPhase = (lines: readonly OwnLine[]): OwnLine[] =>
  listingPhases.flatMap((phase) => lines.filter((line) => line.phase === phase));

function OwnList({ list, lines, workspace }: { list: List; lines: readonly OwnLine[]; workspace: WorkspaceProps }) {
  const { t } = useI18n();
  const words = t.listings.workspace;
  const isOpportunity = list === 'opportunity';
  const title = isOpportunity ? words.opportunities : words.capabilities;
  const columns = useColumns(list, workspace);
  return (
    <Section actions={lines.length > 0 && workspace.files(list)} title={title}>
      {lines.length === 0 ? (
        <EmptyState
          action={
            workspace.mayDraft && (
              <ButtonLink icon="plus" to={isOpportunity ? '/opportunities/new' : '/capabilities/new'}>
                {isOpportunity ? words.newOpportunity : words.newCapability}
              </ButtonLink>
            )
          }
          icon="document"
          title={isOpportunity ? words.emptyOpportunities : words.emptyCapabilities}
        >
          {isOpportunity ? words.emptyOpportunitiesText : words.emptyCapabilitiesText}
        </EmptyState>
      ) : (
        <DataTable
          caption={title}
          columns={columns}
          hideCaption
          rowKey={({ reference }) => reference}
          rows={byPhase(lines)}
        />
      )}
      {lines.length >= workspace.limit && (
        <p className="mt-2 text-sm text-text-muted">{words.limited({ count: workspace.limit })}</p>
      )}
    </Section>
  );
}

const phaseTone = {
  draft: 'neutral',
  published: 'success',
  expired: 'warning',
  archived: 'warning',
  fulfilled: 'accent',
  withdrawn: 'neutral',
  moderated: 'danger',
} satisfies Record<ListingPhase, Tone>;

const editorialTone = {
  draft: 'info',
  'in-review': 'info',
  'changes-requested': 'warning',
  approved: 'success',
  scheduled: 'success',
} satisfies Record<EditorialPhase, Tone>;

function useColumns(list: List, { mayDraft, isOnlyMember, isVerified }: WorkspaceProps): Column<OwnLine>[] {
  const { t } = useI18n();
  const words = t.listings.workspace;
  return [
    {
      key: 'title',
      header: words.name,
      rowHeader: true,
      render: ({ reference, title }) => <TextLink to={listingPath(list, reference)}>{title}</TextLink>,
    },
    { key: 'kind', header: t.listings.label.kind, render: ({ kind }) => kindName(t, list, kind) },
    {
      key: 'state',
      header: words.state,
      render: ({ phase, editorial }) => (
        <BadgeRow>
          <Badge tone={phaseTone[phase]}>{t.vocabulary.phase[phase]}</Badge>
          {phase !== 'draft' && editorial === 'draft' && <Badge tone="info">{words.pending}</Badge>}
          {editorial && editorial !== 'draft' && (
            <Badge tone={editorialTone[editorial]}>{t.vocabulary.editorialPhase[editorial]}</Badge>
          )}
          {editorial === 'draft' && !isOnlyMember && isVerified && <Badge tone="info">{words.waitingBadge}</Badge>}
        </BadgeRow>
      ),
    },
    { key: 'date', header: words.date, render: (line) => <LineDate line={line} /> },
    {
      key: 'next',
      header: words.action,
      render: ({ reference, phase, editorial }) => {
        const path = listingPath(list, reference);
        if (editorial === 'in-review' || editorial === 'approved' || editorial === 'scheduled')
          return <TextLink to={`${path}/review`}>{t.reviews.open}</TextLink>;
        const isEdited = phase === 'draft' || phase === 'withdrawn';
        const to = isEdited && mayDraft ? `${path}/edit` : path;
        return <TextLink to={to}>{mayDraft ? words.next[phase] : words.next.published}</TextLink>;
      },
    },
  ];
}

function LineDate({ line }: { line: OwnLine }) {
  const { t, locale } = useI18n();
  const words = t.listings.workspace;
  const day = (instant: Date | null) => (instant ? formatDay(locale, dayOf(instant)) : '');
  const said = {
    draft: words.savedAt({ day: day(line.draftSavedAt) }),
    published: words.publishedAt({ day: day(line.publishedAt) }),
    expired: t.site.untilDay({ day: line.validUntil ? formatDay(locale, line.validUntil) : '' }),
    withdrawn: words.withdrawnAt({ day: day(line.withdrawnAt) }),
    archived: day(line.archivedAt),
    fulfilled: day(line.fulfilledAt),
    moderated: day(line.moderatedAt),
  };
  return <span className="whitespace-nowrap">{said[line.phase]}</span>;
}
