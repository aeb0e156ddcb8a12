// A person's keys for programs: making one, seeing it once, taking it back.
import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Permission } from '#app/domain/actor.ts';
import type { ApiKeyReason } from '#app/domain/api-key.ts';
import { dayOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { CheckboxGroupField } from '#app/ui/choice-field.tsx';
import { fieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { formatDay, formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PermissionList } from '#app/ui/permission-list.tsx';
import { type MissingProof, ProofNotice } from '#app/ui/proof-notice.tsx';
import { keyDays } from './api-key-input.ts';
import { apiKeysRefusals } from './api-keys-refusals.ts';
import type { OwnApiKey } from './create-api-key.server.ts';

export interface ApiKeysAnswer {
  /** The new key, in this one answer and nowhere else. */
  readonly key?: string;
  readonly refusal?: ApiKeyReason;
  readonly reply?: SubmissionResult<string[]>;
}

export interface ApiKeysPageProps {
  readonly organisation: string;
  /** The way to the organisation's other pages. */
  readonly tabs: ReactNode;
  readonly keys: readonly OwnApiKey[];
  /** What the reader may do, and so give to a key. */
  readonly permissions: readonly Permission[];
  readonly missing: MissingProof | null;
  readonly answer: ApiKeysAnswer;
}

export function ApiKeysPage(props: ApiKeysPageProps) {
  const { t } = useI18n();
  const words = t.apiKeys;
  const { answer, keys } = props;
  return (
    <>
      <PageHeader eyebrow={props.organisation} lead={words.lead} title={words.title} />
      {props.tabs}
      <Stack gap="large">
        {answer.refusal && (
          <Notice live tone="danger">
            {apiKeysRefusals[answer.refusal].say(t)}
          </Notice>
        )}
        {answer.key && <NewKey value={answer.key} />}
        <Section title={words.own}>
          {keys.length === 0 ? <p className="text-text-muted">{words.none}</p> : <Keys keys={keys} />}
        </Section>
        <Section title={words.createTitle}>
          {props.missing ? (
            <ProofNotice back="/organisations/api-keys" missing={props.missing} />
          ) : (
            <Panel>
              <KeyForm key={keys.length} permissions={props.permissions} reply={answer.reply} />
            </Panel>
          )}
        </Section>
      </Stack>
    </>
  );
}

function NewKey({ value }: { value: string }) {
  const { t } = useI18n();
  const words = t.apiKeys;
  return (
    <Notice live title={words.createdTitle} tone="success">
      <p>{words.createdText}</p>
      <p className="mt-2">
        <code className="break-all">{value}</code>
      </p>
      <p className="mt-2">
        {words.use} <code className="break-all">Authorization: Bearer {value.slice(0, 8)}…</code>
      </p>
    </Notice>
  );
}

const tone = { working: 'success', expired: 'neutral', revoked: 'neutral' } as const;

function Keys({ keys }: { keys: readonly OwnApiKey[] }) {
  const { t, locale } = useI18n();
  const words = t.apiKeys;
  return (
    <DataTable
      caption={words.own}
      columns={[
        { key: 'name', header: words.name, rowHeader: true, render: ({ name }) => name },
        {
          key: 'permissions',
          header: words.permissions,
          render: ({ permissions }) => <PermissionList none={words.readOnly} permissions={permissions} />,
        },
        {
          key: 'state',
          header: words.stateHeading,
          render: ({ state }) => <Badge tone={tone[state]}>{words.state[state]}</Badge>,
        },
        {
          key: 'expires',
          header: words.expiresAt,
          nowrap: true,
          render: ({ expiresAt }) => formatDay(locale, dayOf(expiresAt)),
        },
        {
          key: 'used',
          header: words.lastUsedAt,
          render: ({ lastUsedAt }) => (lastUsedAt ? formatInstant(locale, lastUsedAt) : words.never),
        },
        { key: 'act', header: words.actions, render: (key) => key.state === 'working' && <Revoke apiKey={key} /> },
      ]}
      hideCaption
      rowKey={({ id }) => id}
      rows={keys}
    />
  );
}

function Revoke({ apiKey }: { apiKey: OwnApiKey }) {
  const { t } = useI18n();
  const words = t.apiKeys;
  return (
    <ConfirmDialog
      cancelLabel={t.site.cancel}
      confirm={{ label: words.revoke, variant: 'danger' }}
      title={words.revokeTitle({ name: apiKey.name })}
      trigger={{ label: words.revoke, size: 'small', variant: 'danger' }}
      values={{ intent: 'revoke', keyId: apiKey.id }}
    >
      <p>{words.revokeText}</p>
    </ConfirmDialog>
  );
}

function KeyForm(props: { permissions: readonly Permission[]; reply: ApiKeysAnswer['reply'] }) {
  const { t } = useI18n();
  const words = t.apiKeys;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<{ name: string; days: string }>({
    id: 'api-key',
    lastResult: props.reply ?? null,
    defaultValue: { days: '90' },
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(t, [
          [fields.name, words.name],
          [fields.days, words.days],
        ])}
        title={t.forms.errorTitle}
      />
      <Stack>
        <TextField
          {...fieldProps(t, fields.name)}
          autoComplete="off"
          hint={words.nameHint}
          label={words.name}
          maxLength={80}
          required
        />
        <CheckboxGroupField
          columns
          label={words.permissions}
          name="permissions"
          options={props.permissions.map((value) => ({ value, label: t.roles.permission[value] }))}
        />
        <SelectField
          {...fieldProps(t, fields.days)}
          label={words.days}
          options={keyDays.map((value) => ({ value, label: words.daysOf({ days: Number(value) }) }))}
          required
        />
        <div>
          <Button busy={busy} name="intent" type="submit" value="create" variant="primary">
            {words.create}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
