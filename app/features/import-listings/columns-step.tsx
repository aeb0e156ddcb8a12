// First step of an import: which column of the file becomes what, and which sheet is read.
import { Form, useNavigation } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ColumnView, RunView } from './get-run.server.ts';
import { targetName, targetsOf } from './run-words.ts';

export function ColumnsStep({ run, columns }: { run: RunView; columns: readonly ColumnView[] }) {
  const { t } = useI18n();
  const words = t.imports.columns;
  const busy = useNavigation().state !== 'idle';
  return (
    <Stack gap="large">
      {run.sheets.length > 1 && <SheetForm run={run} />}
      {run.isFeed ? (
        <Notice>{words.feed}</Notice>
      ) : (
        <p className="max-w-3xl text-text-muted">
          {words.lead} {words.twice}
        </p>
      )}
      <Form key={run.sheet} method="post">
        <input name="intent" type="hidden" value="columns" />
        <Stack>
          <ColumnTable columns={columns} run={run} />
          {!run.isFeed && (
            <div>
              <Button busy={busy} type="submit" variant="primary">
                {words.save}
              </Button>
            </div>
          )}
        </Stack>
      </Form>
    </Stack>
  );
}

function SheetForm({ run }: { run: RunView }) {
  const { t } = useI18n();
  const words = t.imports.columns;
  return (
    <Panel>
      <Form className="flex flex-wrap items-end gap-4" method="post">
        <input name="intent" type="hidden" value="sheet" />
        <div className="min-w-56 flex-1">
          <SelectField
            defaultValue={run.sheet}
            hint={words.sheetHint}
            label={words.sheet}
            name="sheet"
            options={run.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          />
        </div>
        <Button type="submit">{words.chooseSheet}</Button>
      </Form>
    </Panel>
  );
}

function ColumnTable({ run, columns }: { run: RunView; columns: readonly ColumnView[] }) {
  const { t } = useI18n();
  const words = t.imports.columns;
  const { column: headers } = t.imports;
  const options = targetsOf(run.list).map((target) => ({ value: target, label: targetName(t, run.list, target) }));
  const rows = columns.map((column, index) => ({ ...column, index }));
  return (
    <DataTable
      caption={t.imports.steps.columns}
      columns={[
        {
          key: 'heading',
          header: headers.heading,
          rowHeader: true,
          render: ({ heading, isKnown }) => (
            <div className="min-w-32">
              {heading}{' '}
              {!run.isFeed && (
                <Badge tone={isKnown ? 'success' : 'warning'}>{isKnown ? words.known : words.unknown}</Badge>
              )}
            </div>
          ),
        },
        {
          key: 'samples',
          header: headers.samples,
          render: ({ samples }) => (
            <ul className="break-words text-text-muted">
              {samples.map((sample) => (
                <li key={sample}>{sample}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'target',
          header: headers.target,
          render: ({ heading, target, index }) =>
            run.isFeed ? null : (
              <div className="min-w-52">
                <SelectField
                  defaultValue={target}
                  hideLabel
                  label={`${heading} → ${headers.target}`}
                  name={`column.${index}`}
                  options={options}
                  placeholder={words.ignore}
                />
              </div>
            ),
        },
      ]}
      hideCaption
      rowKey={({ index }) => String(index)}
      rows={rows}
    />
  );
}
