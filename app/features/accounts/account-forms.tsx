// The forms of sign-in, registration and passwords.

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { fieldProps, secretFieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type {
  ForgotPasswordInput,
  ProfileInput,
  ResetPasswordInput,
  SignInInput,
  SignUpInput,
} from './account-input.ts';
import { type AccountReason, accountsRefusals } from './accounts-refusals.ts';
import { type Challenge, ProofField, useProofOfWork } from './proof-field.tsx';

export interface FormAnswer {
  readonly reply?: SubmissionResult<string[]> | null;
  readonly refusal?: AccountReason | null;
}

const useBusy = (): boolean => useNavigation().state !== 'idle';

export function RefusalNotice({ reason }: { reason: AccountReason | null | undefined }) {
  const { t } = useI18n();
  if (!reason) return null;
  return (
    <Notice live tone="danger">
      {accountsRefusals[reason].say(t)}
    </Notice>
  );
}

const localeOptions = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
];

export function SignInForm({ answer, to, children }: { answer: FormAnswer; to: string; children?: ReactNode }) {
  const { t } = useI18n();
  const { fields: labels, signIn } = t.accounts;
  const busy = useBusy();
  const [form, fields] = useForm<SignInInput>({ id: 'sign-in', lastResult: answer.reply ?? null });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(t, [
          [fields.email, labels.email],
          [fields.password, labels.password],
        ])}
        title={t.forms.errorTitle}
      />
      <Stack>
        <RefusalNotice reason={answer.refusal} />
        <input name="to" type="hidden" value={to} />
        <TextField
          {...fieldProps(t, fields.email)}
          autoComplete="username"
          label={labels.email}
          required
          type="email"
        />
        <TextField
          {...secretFieldProps(t, fields.password)}
          autoComplete="current-password"
          label={labels.password}
          required
          type="password"
        />
        <FormActions>
          <Button busy={busy} type="submit" variant="primary">
            {signIn.submit}
          </Button>
          {children}
        </FormActions>
      </Stack>
    </Form>
  );
}

export function SignUpForm(props: { answer: FormAnswer; challenge: Challenge; children?: ReactNode }) {
  const { answer, challenge, children } = props;
  const { locale, t } = useI18n();
  const { fields: labels, signUp } = t.accounts;
  const busy = useBusy();
  const [form, fields] = useForm<SignUpInput>({
    id: 'sign-up',
    lastResult: answer.reply ?? null,
    defaultValue: { locale },
  });
  const work = useProofOfWork(challenge);
  const { onSubmit, ...formProps } = getFormProps(form);
  return (
    <Form
      method="post"
      {...formProps}
      onSubmit={(event) => {
        work.holdBack(event);
        if (!event.defaultPrevented) onSubmit(event);
      }}
    >
      <ErrorSummary
        errors={summaryErrors(t, [
          [fields.name, labels.name],
          [fields.email, labels.email],
          [fields.password, labels.password],
          [fields.locale, labels.locale],
        ])}
        title={t.forms.errorTitle}
      />
      <Stack>
        <RefusalNotice reason={answer.refusal} />
        <TextField {...fieldProps(t, fields.name)} autoComplete="name" label={labels.name} required />
        <TextField
          {...fieldProps(t, fields.email)}
          autoComplete="username"
          label={labels.email}
          required
          type="email"
        />
        <NewPasswordField field={fields.password} label={labels.password} />
        <SelectField
          {...fieldProps(t, fields.locale)}
          hint={labels.localeHint}
          label={labels.locale}
          options={localeOptions}
          required
        />
        <ProofField work={work} />
        <FormActions>
          <Button busy={busy || work.waiting} type="submit" variant="primary">
            {signUp.submit}
          </Button>
          {children}
        </FormActions>
      </Stack>
    </Form>
  );
}

function NewPasswordField({ field, label }: { field: Parameters<typeof secretFieldProps>[1]; label: string }) {
  const { t } = useI18n();
  return (
    <TextField
      {...secretFieldProps(t, field)}
      autoComplete="new-password"
      hint={t.accounts.fields.passwordHint}
      label={label}
      minLength={15}
      required
      type="password"
    />
  );
}

export function ForgotPasswordForm({ answer }: { answer: FormAnswer }) {
  const { t } = useI18n();
  const { fields: labels, forgot } = t.accounts;
  const busy = useBusy();
  const [form, fields] = useForm<ForgotPasswordInput>({ id: 'forgot-password', lastResult: answer.reply ?? null });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary errors={summaryErrors(t, [[fields.email, labels.email]])} title={t.forms.errorTitle} />
      <Stack>
        <RefusalNotice reason={answer.refusal} />
        <TextField
          {...fieldProps(t, fields.email)}
          autoComplete="username"
          label={labels.email}
          required
          type="email"
        />
        <FormActions>
          <Button busy={busy} type="submit" variant="primary">
            {forgot.submit}
          </Button>
        </FormActions>
      </Stack>
    </Form>
  );
}

export function ResetPasswordForm({ answer, token }: { answer: FormAnswer; token: string }) {
  const { t } = useI18n();
  const { fields: labels, reset } = t.accounts;
  const busy = useBusy();
  const [form, fields] = useForm<ResetPasswordInput>({ id: 'reset-password', lastResult: answer.reply ?? null });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary errors={summaryErrors(t, [[fields.password, labels.newPassword]])} title={t.forms.errorTitle} />
      <Stack>
        <RefusalNotice reason={answer.refusal} />
        <input name="token" type="hidden" value={token} />
        <NewPasswordField field={fields.password} label={labels.newPassword} />
        <FormActions>
          <Button busy={busy} type="submit" variant="primary">
            {reset.submit}
          </Button>
        </FormActions>
      </Stack>
    </Form>
  );
}

export function ProfileForm({ answer, profile }: { answer: FormAnswer; profile: ProfileInput & { email: string } }) {
  const { t } = useI18n();
  const { fields: labels } = t.accounts;
  const busy = useBusy();
  const { name, locale, email } = profile;
  const [form, fields] = useForm<ProfileInput>({
    id: 'profile',
    lastResult: answer.reply ?? null,
    defaultValue: { name, locale },
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(t, [
          [fields.name, labels.name],
          [fields.locale, labels.locale],
        ])}
        title={t.forms.errorTitle}
      />
      <Stack>
        <TextField disabled label={labels.email} name="email" value={email} />
        <TextField {...fieldProps(t, fields.name)} autoComplete="name" label={labels.name} required />
        <SelectField
          {...fieldProps(t, fields.locale)}
          hint={labels.localeHint}
          label={labels.locale}
          options={localeOptions}
          required
        />
        <FormActions>
          <Button busy={busy} name="intent" type="submit" value="save-profile" variant="primary">
            {t.site.save}
          </Button>
        </FormActions>
      </Stack>
    </Form>
  );
}
