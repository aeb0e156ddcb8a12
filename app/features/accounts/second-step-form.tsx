// The second factor, at sign-in and again before sensitive actions.
import { getFormProps, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { secretFieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextField } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-section.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { type FormAnswer, RefusalNotice } from './account-forms.tsx';
import type { CodeInput } from './account-input.ts';
import { PasskeyButton } from './passkey-forms.tsx';
import type { SecondStep } from './second-step.server.ts';

export function SecondStepForm(props: {
  step: SecondStep;
  answer: FormAnswer;
  to: string;
  submitLabel: string;
  passkeyLabel: string;
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const words = t.security.secondFactor;
  const { step, answer, to } = props;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<CodeInput>({ id: 'second-step', lastResult: answer.reply ?? null });
  return (
    <Stack>
      {step.demoCode && <Notice tone="info">{t.security.demoCode({ code: step.demoCode })}</Notice>}
      {step.passkeys && <PasskeyButton label={props.passkeyLabel} to={to} />}
      <Form method="post" {...getFormProps(form)}>
        <ErrorSummary errors={summaryErrors(t, [[fields.code, words.code]])} title={t.forms.errorTitle} />
        <Stack>
          <RefusalNotice reason={answer.refusal} />
          {!step.totp && <p>{words.passkeyOnly}</p>}
          <input name="to" type="hidden" value={to} />
          <TextField
            {...secretFieldProps(t, fields.code)}
            autoComplete="one-time-code"
            hint={words.codeHint}
            label={words.code}
            maxLength={40}
            required
            short
            spellCheck={false}
          />
          <FormActions>
            <Button busy={busy} type="submit" variant="primary">
              {props.submitLabel}
            </Button>
            {props.children}
          </FormActions>
        </Stack>
      </Form>
    </Stack>
  );
}
