// Inviting people, and the invitations nobody has answered yet.

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { RoleBundles } from '#app/domain/membership.ts';
import { dayOf } from '#app/domain/period.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { fieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import type { MembersData } from './get-members.server.ts';
import type { OrganisationReason } from './organisations-refusals.ts';
import { useRoleOptions } from './role-options.ts';

export interface InvitationAnswer {
  readonly reply?: SubmissionResult<string[]> | null;
  readonly refusal?: OrganisationReason | null;
}

export function Invitations(
  props: Pick<MembersData, 'invitations' | 'bundles'> & { readonly answer: InvitationAnswer },
) {
  const { locale, t } = useI18n();
  const { members: words } = t.organisations;
  return (
    <>
      <Section title={words.invite}>
        <Panel>
          <p className="mb-4 text-text-muted">{words.inviteLead}</p>
          {/* A new form after every invitation sent, so that the next one starts empty. */}
          <InvitationForm answer={props.answer} bundles={props.bundles} key={props.invitations.length} />
        </Panel>
      </Section>
      <Section title={words.open}>
        {props.invitations.length === 0 ? (
          <p className="text-text-muted">{words.noneOpen}</p>
        ) : (
          <DataTable
            caption={words.open}
            columns={[
              { key: 'email', header: t.accounts.fields.email, rowHeader: true, render: ({ email }) => email },
              { key: 'role', header: words.role, render: ({ role }) => t.vocabulary.memberRole[role] },
              {
                key: 'sent',
                header: words.sentAt,
                nowrap: true,
                render: (row) => formatDay(locale, dayOf(row.createdAt)),
              },
              {
                key: 'until',
                header: words.expiresAt,
                nowrap: true,
                render: (row) => formatDay(locale, dayOf(row.expiresAt)),
              },
              { key: 'act', header: words.actions, render: ({ id }) => <RevokeForm id={id} /> },
            ]}
            hideCaption
            rowKey={({ id }) => id}
            rows={props.invitations}
          />
        )}
      </Section>
    </>
  );
}

function InvitationForm({ answer, bundles }: { answer: InvitationAnswer; bundles: RoleBundles }) {
  const { t } = useI18n();
  const { members: words } = t.organisations;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<{ email: string; role: string }>({
    id: 'invitation',
    lastResult: answer.reply ?? null,
    defaultValue: { role: 'drafter' },
  });
  const emailLabel = t.accounts.fields.email;
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(t, [
          [fields.email, emailLabel],
          [fields.role, words.role],
        ])}
        title={t.forms.errorTitle}
      />
      <Stack>
        <TextField {...fieldProps(t, fields.email)} autoComplete="off" label={emailLabel} required type="email" />
        <SelectField {...fieldProps(t, fields.role)} label={words.role} options={useRoleOptions(bundles)} required />
        <div>
          <Button busy={busy} name="intent" type="submit" value="invite" variant="primary">
            {words.send}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

function RevokeForm({ id }: { id: string }) {
  const { t } = useI18n();
  return (
    <Form method="post">
      <input name="invitationId" type="hidden" value={id} />
      <Button name="intent" size="small" type="submit" value="revoke">
        {t.organisations.members.revoke}
      </Button>
    </Form>
  );
}
