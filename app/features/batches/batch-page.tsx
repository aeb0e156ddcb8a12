// The page of a batch: what it is, its list, its files, and what has come of it.
import type { ReactNode } from 'react';
import type { BatchPhase } from '#app/domain/batch.ts';
import type { Field } from '#app/domain/field.ts';
import type { List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText, TextLink } from '#app/ui/prose.tsx';
import { BatchFiguresView } from './batch-figures.tsx';
import type { BatchFigures } from './get-batch.server.ts';

interface Entry {
  readonly reference: string;
  readonly number: number;
  readonly title: string;
  readonly kind: string;
  readonly fields: readonly Field[];
  readonly place: string;
  readonly validUntil: string;
}

export interface BatchPageProps {
  readonly reference: string;
  readonly list: List;
  readonly number: number;
  readonly names: { readonly nameZh: string; readonly nameEn: string };
  readonly introduction: string;
  readonly releasedAt: Date | null;
  readonly phase: BatchPhase;
  readonly organisation: { readonly reference: string; readonly nameZh: string; readonly nameEn: string };
  readonly entries: readonly Entry[];
  readonly figures: BatchFigures;
  readonly isOwn: boolean;
  /** Links to the files. */
  readonly files: ReactNode;
}

export function BatchPage(props: BatchPageProps) {
  const { t, locale } = useI18n();
  const words = t.batches;
  const { releasedAt, list } = props;
  return (
    <>
      <Breadcrumbs
        items={[{ label: words.title, to: '/batches' }, { label: words.ordinal({ number: props.number }) }]}
        label={t.site.breadcrumbs}
      />
      <PageHeader
        actions={
          props.isOwn && props.phase !== 'released' ? (
            <ButtonLink to={`/batches/${props.reference}/edit`} variant="primary">
              {words.page.toDesk}
            </ButtonLink>
          ) : undefined
        }
        eyebrow={props.reference}
        meta={
          <>
            <Badge tone="info">{words.listName[list]}</Badge>
            <Badge>{words.ordinal({ number: props.number })}</Badge>
            <TextLink to={`/organisations/${props.organisation.reference}`}>
              {organisationName(locale, props.organisation)}
            </TextLink>
            {releasedAt && <span>{words.releasedOn({ day: formatDay(locale, dayOf(new Date(releasedAt))) })}</span>}
            <span>{words.count({ count: props.entries.length })}</span>
          </>
        }
        title={organisationName(locale, props.names)}
      />
      <Stack gap="large">
        {props.phase !== 'released' && <Notice tone="warning">{words.page.preview}</Notice>}
        {props.introduction && (
          <Section title={words.page.introduction}>
            <PlainText text={props.introduction} />
          </Section>
        )}
        {props.entries.length > 0 && (
          <Section title={words.page.files}>
            <p className="mb-3 text-sm text-text-muted">{words.page.filesHint}</p>
            {props.files}
          </Section>
        )}
        {props.entries.length > 0 && (
          <Section title={words.page.items}>
            <Entries {...props} />
          </Section>
        )}
        {props.entries.length > 0 && (
          <BatchFiguresView figures={props.figures} isReleased={props.phase === 'released'} list={list} />
        )}
      </Stack>
    </>
  );
}

function Entries({ entries, list, phase }: BatchPageProps) {
  const { t, locale } = useI18n();
  const words = t.batches.page;
  const kinds: Readonly<Record<string, string>> =
    list === 'opportunity' ? t.vocabulary.opportunityKind : t.vocabulary.capabilityKind;
  const path = list === 'opportunity' ? '/opportunities' : '/capabilities';
  return (
    <DataTable
      caption={words.items}
      columns={[
        {
          key: 'title',
          header: words.name,
          rowHeader: true,
          render: ({ title, reference, position }) => (
            <>
              <span className="mr-2 text-text-muted tabular-nums">{position}</span>
              <TextLink to={`${path}/${reference}`}>{title}</TextLink>
            </>
          ),
        },
        { key: 'kind', header: words.kind, render: ({ kind }) => kinds[kind] ?? kind },
        {
          key: 'fields',
          header: words.field,
          render: ({ fields }) => fields.map((field) => t.vocabulary.field[field]).join(locale === 'en' ? ', ' : '、'),
        },
        { key: 'place', header: words.region, render: ({ place }) => place || '—' },
        {
          key: 'validUntil',
          header: words.validUntil,
          nowrap: true,
          render: (entry) => formatDay(locale, entry.validUntil),
        },
        {
          key: 'version',
          header: words.version,
          nowrap: true,
          render: ({ number, reference }) =>
            phase === 'released' ? (
              <TextLink to={`${path}/${reference}/versions`}>{words.versionNumber({ number })}</TextLink>
            ) : (
              words.versionNumber({ number })
            ),
        },
      ]}
      hideCaption
      rowKey={({ reference }) => reference}
      rows={entries.map((entry, index) => ({ ...entry, position: index + 1 }))}
    />
  );
}
