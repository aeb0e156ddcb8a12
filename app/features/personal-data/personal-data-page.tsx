// One's own data: taking it along, deleting it, and how long the site keeps what.
import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { ErasureReason } from '#app/domain/personal-data.ts';
import type { RetentionDays } from '#app/domain/retention.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CheckboxField } from '#app/ui/choice-field.tsx';
import { secretFieldProps } from '#app/ui/conform-field.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { ErasureInput } from './personal-data-input.ts';
import { personalDataRefusals } from './personal-data-refusals.ts';

export interface ErasureAnswer {
  readonly reply?: SubmissionResult<string[]> | null;
  readonly refusal?: ErasureReason | null;
  readonly organisations?: readonly { readonly nameZh: string; readonly nameEn: string }[];
}

export function PersonalDataPage(props: { answer: ErasureAnswer; retention: RetentionDays }) {
  const { t } = useI18n();
  const words = t.personalData;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Stack gap="large">
        <Section title={words.exportTitle}>
          <Panel>
            <Stack>
              <p>{words.exportText}</p>
              <div>
                <ButtonLink icon="download" reloadDocument to="/account/personal-data/export">
                  {words.exportButton}
                </ButtonLink>
              </div>
            </Stack>
          </Panel>
        </Section>
        <Section title={words.eraseTitle}>
          <Panel>
            <ErasureForm answer={props.answer} />
          </Panel>
        </Section>
        <Section title={words.retentionTitle}>
          <Stack>
            <p className="text-text-muted">{words.retentionText}</p>
            <Retention periods={props.retention} />
          </Stack>
        </Section>
      </Stack>
    </>
  );
}

function ErasureForm({ answer }: { answer: ErasureAnswer }) {
  const { locale, t } = useI18n();
  const words = t.personalData;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<ErasureInput>({ id: 'erasure', lastResult: answer.reply ?? null });
  const organisations = (answer.organisations ?? []).map((one) => organisationName(locale, one)).join(', ');
  return (
    <Form method="post" {...getFormProps(form)}>
      <Stack>
        {answer.refusal && (
          <Notice live tone="danger">
            <p>{personalDataRefusals[answer.refusal].say(t, { organisations })}</p>
          </Notice>
        )}
        <p>{words.eraseText}</p>
        <TextField
          {...secretFieldProps(t, fields.password)}
          autoComplete="current-password"
          label={words.password}
          required
          type="password"
        />
        <CheckboxField label={words.confirm} name="confirmed" />
        <div>
          <Button busy={busy} type="submit" variant="danger">
            {words.submit}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

function Retention({ periods }: { periods: RetentionDays }) {
  const { t } = useI18n();
  const words = t.personalData;
  const rows = Object.entries(periods).map(([kind, days]) => ({ kind: kind as keyof RetentionDays, days }));
  return (
    <DataTable
      caption={words.retentionTitle}
      columns={[
        { key: 'item', header: words.item, rowHeader: true, render: ({ kind }) => words.retention[kind] },
        { key: 'period', header: words.period, render: ({ days }) => words.days({ days }) },
      ]}
      hideCaption
      rowKey={({ kind }) => kind}
      rows={rows}
    />
  );
}
