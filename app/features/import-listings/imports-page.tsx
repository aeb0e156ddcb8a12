// The imports of an organisation, and the form that begins one.
import { Form, useNavigation } from '@remix-run/react';
import { lists } from '#app/domain/listing.ts';
import { locales, useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { RadioGroupField } from '#app/ui/choice-field.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FileField } from '#app/ui/field.tsx';
import { formatInstant, formatNumber } from '#app/ui/format.ts';
import { Columns, Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import type { Tone } from '#app/ui/tone.ts';
import type { RunLine } from './get-run.server.ts';
import type { ImportPhase } from './import-phase.ts';
import { type ImportsReason, importsRefusals } from './imports-refusals.ts';

export const phaseTone = {
  columns: 'warning',
  checked: 'info',
  working: 'info',
  finished: 'success',
  undoing: 'info',
  undone: 'neutral',
} satisfies Record<ImportPhase, Tone>;

export function ImportsPage({
  runs,
  next,
  isFirst,
}: {
  runs: readonly RunLine[];
  next: string | null;
  isFirst: boolean;
}) {
  const { t, locale } = useI18n();
  const words = t.imports;
  const start = (
    <ButtonLink icon="upload" to="/imports/new" variant="primary">
      {words.start}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader actions={runs.length > 0 && start} lead={words.lead} title={words.title} />
      {runs.length === 0 ? (
        <EmptyState action={start} icon="upload" title={words.empty}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          columns={[
            {
              key: 'file',
              header: words.column.file,
              rowHeader: true,
              render: ({ id, fileName }) => (
                <span className="break-all">
                  <TextLink to={`/imports/${id}`}>{fileName}</TextLink>
                </span>
              ),
            },
            { key: 'list', header: words.column.list, nowrap: true, render: ({ list }) => t.vocabulary.list[list] },
            {
              key: 'rows',
              header: words.column.rows,
              align: 'end',
              nowrap: true,
              render: ({ rowCount }) => formatNumber(locale, rowCount),
            },
            {
              key: 'state',
              header: words.column.state,
              render: ({ phase }) => <Badge tone={phaseTone[phase]}>{words.phase[phase]}</Badge>,
            },
            {
              key: 'at',
              header: words.column.uploaded,
              render: ({ uploadedAt }) => formatInstant(locale, uploadedAt),
            },
          ]}
          hideCaption
          rowKey={({ id }) => id}
          rows={runs}
        />
      )}
      <Pagination
        labels={words.pages}
        next={next ? `/imports?after=${encodeURIComponent(next)}` : undefined}
        previous={isFirst ? undefined : '/imports'}
      />
    </>
  );
}

/** What came back of a refused upload; browsers do not keep the chosen file. */
export interface UploadAnswer {
  readonly refusal: ImportsReason;
  readonly file?: string;
  readonly list?: string;
}

export function UploadPage({ answer }: { answer: UploadAnswer | undefined }) {
  const { t } = useI18n();
  const words = t.imports.upload;
  const side = (
    <Stack gap="large">
      <Section headingLevel={3} title={words.whatTitle}>
        <ul className="list-disc space-y-1.5 pl-5 text-sm text-text-muted">
          {words.what.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Templates />
    </Stack>
  );
  return (
    <>
      <Breadcrumbs
        items={[{ label: t.imports.title, to: '/imports' }, { label: words.title }]}
        label={t.site.breadcrumbs}
      />
      <PageHeader lead={words.lead} title={words.title} />
      <Columns side={side}>
        <Stack>
          {answer && (
            <Notice live title={answer.file} tone="danger">
              {importsRefusals[answer.refusal].say(t)}
            </Notice>
          )}
          <UploadForm list={answer?.list ?? ''} />
        </Stack>
      </Columns>
    </>
  );
}

function UploadForm({ list }: { list: string }) {
  const { t } = useI18n();
  const words = t.imports.upload;
  const busy = useNavigation().state !== 'idle';
  return (
    <Panel>
      <Form encType="multipart/form-data" method="post">
        <Stack gap="large">
          <FileField
            accept=".xlsx,.xls,.et,.csv,.tsv,.txt,.json,.jsonl,.ndjson"
            hint={words.fileHint}
            label={words.file}
            name="file"
            required
          />
          <RadioGroupField
            defaultValue={list}
            label={words.list}
            name="list"
            options={[
              { value: '', label: words.auto },
              ...lists.map((one) => ({ value: one, label: t.vocabulary.list[one] })),
            ]}
          />
          <div>
            <Button busy={busy} icon="upload" type="submit" variant="primary">
              {words.send}
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}

function Templates() {
  const { t } = useI18n();
  const words = t.imports.upload;
  return (
    <Section headingLevel={3} title={words.templateTitle}>
      <p className="text-sm text-text-muted">{words.templateText}</p>
      <ul className="mt-2 space-y-2 text-sm">
        {lists.map((list) => (
          <li key={list}>
            {words.template[list]}
            {locales.map((locale) => (
              <a
                className="touch-link ml-3 text-accent underline underline-offset-4"
                href={`/imports/template?list=${list}&language=${locale}`}
                key={locale}
              >
                {words.templateLanguage[locale]}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
