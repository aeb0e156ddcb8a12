// The security page: one-time codes, passkeys, recovery codes, password.
import { getFormProps, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { secretFieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { formatInstant } from '#app/ui/format.ts';
import { Panel, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProofNotice } from '#app/ui/proof-notice.tsx';
import { TextLink } from '#app/ui/prose.tsx';
import { type FormAnswer, RefusalNotice } from './account-forms.tsx';
import type { ChangePasswordInput } from './account-input.ts';
import type { TotpSetUp } from './change-second-factor.server.ts';
import type { SecurityData } from './get-security.server.ts';
import { AddPasskeyForm } from './passkey-forms.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { PasswordField, TotpSection } from './totp-section.tsx';

export interface SecurityAnswer extends FormAnswer {
  readonly setUp?: TotpSetUp | null;
  readonly recoveryCodes?: readonly string[];
}

const path = '/account/security';

export function SecurityPage({ security, answer }: { security: SecurityData; answer: SecurityAnswer }) {
  const { t } = useI18n();
  const words = t.security;
  const none = security.missing === 'second-factor-needed';
  const stepUpFirst = security.missing === 'step-up-needed' || answer.refusal === 'step-up-needed';
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Stack gap="large">
        {answer.refusal === 'step-up-needed' ? null : <RefusalNotice reason={answer.refusal} />}
        {stepUpFirst && <ProofNotice back={path} missing="step-up-needed" />}
        {security.isStaff && none && <Notice tone="warning">{words.staffNeeds}</Notice>}
        <RecoveryCodes codes={answer.recoveryCodes ?? []} />
        <TotpSection security={security} setUp={answer.setUp ?? null} />
        <PasskeySection security={security} />
        <RecoverySection security={security} />
        <PasswordSection answer={answer} security={security} />
      </Stack>
    </>
  );
}

function PasskeySection({ security }: { security: SecurityData }) {
  const { locale, t } = useI18n();
  const words = t.security.passkeys;
  const { passkeys, totp } = security;
  const isLast = passkeys.length === 1 && !totp;
  return (
    <Section title={words.title}>
      <Panel>
        <Stack>
          <p className="text-text-muted">{words.lead}</p>
          {passkeys.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <DataTable
              caption={words.title}
              columns={[
                { key: 'name', header: words.name, rowHeader: true, render: ({ name }) => name || words.unnamed },
                {
                  key: 'added',
                  header: words.addedAt,
                  render: ({ createdAt, backedUp }) => (
                    <>
                      {createdAt && formatInstant(locale, createdAt)}
                      <span className="block text-sm text-text-muted">
                        {backedUp ? words.backedUp : words.thisDeviceOnly}
                      </span>
                    </>
                  ),
                },
                {
                  key: 'act',
                  header: words.actions,
                  render: ({ id, name }) => <PasskeyActs id={id} isLast={isLast && security.hasPassword} name={name} />,
                },
              ]}
              hideCaption
              rowKey={({ id }) => id}
              rows={passkeys}
            />
          )}
          <AddPasskeyForm asksPassword={security.missing === 'second-factor-needed'} />
        </Stack>
      </Panel>
    </Section>
  );
}

function PasskeyActs({ id, name, isLast }: { id: string; name: string | null; isLast: boolean }) {
  const { t } = useI18n();
  const words = t.security.passkeys;
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmDialog
        cancelLabel={t.site.cancel}
        confirm={{ label: words.rename }}
        title={words.rename}
        trigger={{ label: words.rename, size: 'small' }}
        values={{ intent: 'rename-passkey', id }}
      >
        <TextField defaultValue={name ?? ''} id={`name-${id}`} label={words.name} maxLength={80} name="name" required />
      </ConfirmDialog>
      <ConfirmDialog
        cancelLabel={t.site.cancel}
        confirm={{ label: words.remove, variant: 'danger' }}
        title={words.removeQuestion}
        trigger={{ label: words.remove, size: 'small', variant: 'danger' }}
        values={{ intent: 'remove-passkey', id }}
      >
        {isLast && <PasswordField id={`password-${id}`} label={t.security.currentPassword} />}
      </ConfirmDialog>
    </div>
  );
}

function RecoverySection({ security }: { security: SecurityData }) {
  const { t } = useI18n();
  const words = t.security.codes;
  const { recoveryCodes: left } = security;
  const none = security.missing === 'second-factor-needed';
  return (
    <Section title={words.title}>
      <Panel>
        <Stack>
          <p className="text-text-muted">{words.lead}</p>
          <p>{none ? words.none : left === 0 ? words.noneLeft : words.left({ count: left })}</p>
          {!none && (
            <div>
              <ConfirmDialog
                cancelLabel={t.site.cancel}
                confirm={{ label: words.renew }}
                title={words.renewQuestion}
                trigger={{ label: words.renew, size: 'small' }}
                values={{ intent: 'renew-codes' }}
              />
            </div>
          )}
        </Stack>
      </Panel>
    </Section>
  );
}

function PasswordSection({ security, answer }: { security: SecurityData; answer: SecurityAnswer }) {
  const { t } = useI18n();
  const words = t.security;
  const [form, fields] = useForm<ChangePasswordInput>({ id: 'change-password', lastResult: answer.reply ?? null });
  if (!security.hasPassword)
    return (
      <Section title={words.changePassword}>
        <p>
          {words.noPassword} <TextLink to="/forgot-password">{t.accounts.forgot.title}</TextLink>
        </p>
      </Section>
    );
  return (
    <Section title={words.changePassword}>
      <Panel>
        <Form method="post" {...getFormProps(form)}>
          <ErrorSummary
            errors={summaryErrors(t, [
              [fields.currentPassword, words.currentPassword],
              [fields.newPassword, words.newPassword],
            ])}
            title={t.forms.errorTitle}
          />
          <Stack>
            <TextField
              {...secretFieldProps(t, fields.currentPassword)}
              autoComplete="current-password"
              label={words.currentPassword}
              required
              type="password"
            />
            <TextField
              {...secretFieldProps(t, fields.newPassword)}
              autoComplete="new-password"
              hint={words.newPasswordHint({ minimum: security.passwordMinimum })}
              label={words.newPassword}
              minLength={security.passwordMinimum}
              required
              type="password"
            />
            <FormActions>
              <Button name="intent" type="submit" value="change-password" variant="primary">
                {words.changePassword}
              </Button>
            </FormActions>
          </Stack>
        </Form>
      </Panel>
    </Section>
  );
}
