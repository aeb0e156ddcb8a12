// Honours and the innovation credit score, as those who manage the organisation keep them.
import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { honourKinds } from '#app/domain/honour.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { fieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { DateField, SelectField, TextField } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import type { HonourLine } from './get-organisation.server.ts';
import type { OrganisationReason } from './organisations-refusals.ts';
import { RefusalNotice } from './refusal-notice.tsx';

export interface HonoursAnswer {
  readonly form?: 'honour' | 'credit';
  readonly reply?: SubmissionResult<string[]> | null;
  readonly refusal?: OrganisationReason | null;
}

export function HonoursPage(props: {
  honours: readonly HonourLine[];
  credit: { readonly score: string; readonly source: string; readonly on: string } | null;
  answer: HonoursAnswer;
}) {
  const { t } = useI18n();
  const { honours: words } = t.organisations;
  const replyTo = (form: 'honour' | 'credit') => (props.answer.form === form ? (props.answer.reply ?? null) : null);
  return (
    <Stack gap="large">
      <RefusalNotice reason={props.answer.refusal} />
      <Section title={t.organisations.detail.honours}>
        <p className="mb-3 text-text-muted">{words.lead}</p>
        {props.honours.length > 0 ? (
          <HonourTable honours={props.honours} />
        ) : (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        )}
      </Section>
      <Section title={words.add}>
        <Panel>
          <HonourForm key={props.honours.length} reply={replyTo('honour')} />
        </Panel>
      </Section>
      <Section title={words.credit}>
        <p className="mb-3 text-text-muted">{words.creditLead}</p>
        <Panel>
          <CreditForm reply={replyTo('credit')} values={props.credit} />
        </Panel>
      </Section>
    </Stack>
  );
}

const tones = { valid: 'success', expiring: 'warning', expired: 'neutral' } as const;

function HonourTable({ honours }: { honours: readonly HonourLine[] }) {
  const { locale, t } = useI18n();
  const { honours: words } = t.organisations;
  const day = (value: string | null) => (value === null ? '—' : formatDay(locale, value));
  return (
    <DataTable
      caption={words.title}
      columns={[
        {
          key: 'kind',
          header: words.kind,
          rowHeader: true,
          render: ({ kind }) => t.vocabulary.honourKind[kind],
        },
        { key: 'issuer', header: words.issuer, render: ({ issuer }) => issuer || '—' },
        { key: 'number', header: words.number, render: ({ number }) => number || '—' },
        { key: 'granted', header: words.grantedOn, render: ({ grantedOn }) => day(grantedOn) },
        { key: 'until', header: words.validUntil, render: ({ validUntil }) => day(validUntil) },
        {
          key: 'state',
          header: words.state,
          render: ({ state }) => <Badge tone={tones[state]}>{words.states[state]}</Badge>,
        },
        { key: 'act', header: words.actions, render: (honour) => <RemoveHonour honour={honour} /> },
      ]}
      hideCaption
      rowKey={({ id }) => id}
      rows={honours}
    />
  );
}

function RemoveHonour({ honour }: { honour: HonourLine }) {
  const { t } = useI18n();
  const { honours: words } = t.organisations;
  return (
    <Form method="post">
      <input name="honourId" type="hidden" value={honour.id} />
      <Button
        aria-label={words.removeNamed({ honour: `${t.vocabulary.honourKind[honour.kind]} ${honour.number}`.trim() })}
        name="intent"
        size="small"
        type="submit"
        value="remove"
      >
        {words.remove}
      </Button>
    </Form>
  );
}

type HonourValues = {
  kind: string;
  issuer: string;
  number: string;
  grantedOn: string;
  validUntil: string;
};

function HonourForm({ reply }: { reply: SubmissionResult<string[]> | null }) {
  const { t } = useI18n();
  const { honours: words } = t.organisations;
  const { optional } = t.forms;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<HonourValues>({ id: 'honour', lastResult: reply });
  const order = ['kind', 'issuer', 'number', 'grantedOn', 'validUntil'] as const;
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(
          t,
          order.map((name) => [fields[name], words[name]] as const),
        )}
        title={t.forms.errorTitle}
      />
      <Stack>
        <SelectField
          {...fieldProps(t, fields.kind)}
          label={words.kind}
          options={honourKinds.map((value) => ({ value, label: t.vocabulary.honourKind[value] }))}
          placeholder={t.organisations.fields.choose}
          required
        />
        <TextField {...fieldProps(t, fields.issuer)} label={words.issuer} required />
        <TextField {...fieldProps(t, fields.number)} label={words.number} optionalLabel={optional} />
        <FieldRow>
          <DateField {...fieldProps(t, fields.grantedOn)} label={words.grantedOn} optionalLabel={optional} />
          <DateField
            {...fieldProps(t, fields.validUntil)}
            hint={words.validUntilHint}
            label={words.validUntil}
            optionalLabel={optional}
          />
        </FieldRow>
        <div>
          <Button busy={busy} name="intent" type="submit" value="add" variant="primary">
            {words.addButton}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

type CreditValues = {
  score: string;
  source: string;
  on: string;
};

function CreditForm(props: {
  reply: SubmissionResult<string[]> | null;
  values: { readonly score: string; readonly source: string; readonly on: string } | null;
}) {
  const { t } = useI18n();
  const { honours: words } = t.organisations;
  const [form, fields] = useForm<CreditValues>({
    id: 'credit',
    lastResult: props.reply,
    defaultValue: props.values ?? {},
  });
  const order = ['score', 'source', 'on'] as const;
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(
          t,
          order.map((name) => [fields[name], words[name]] as const),
        )}
        title={t.forms.errorTitle}
      />
      <Stack>
        <FieldRow>
          <TextField {...fieldProps(t, fields.score)} inputMode="decimal" label={words.score} short />
          <DateField {...fieldProps(t, fields.on)} label={words.on} />
        </FieldRow>
        <TextField {...fieldProps(t, fields.source)} hint={words.sourceHint} label={words.source} />
        <div>
          <Button name="intent" type="submit" value="credit" variant="primary">
            {words.saveCredit}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
