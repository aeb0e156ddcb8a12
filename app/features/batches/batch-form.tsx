// Number, names and introduction of a batch; a new one also chooses its list.
import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { z } from 'zod';
import { type List, lists } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { fieldProps } from '#app/ui/conform-field.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, TextAreaField, TextField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FormActions } from '#app/ui/form-section.tsx';
import { Panel, Stack } from '#app/ui/layout.tsx';
import type { newBatchInput } from './batch-input.ts';

export interface BatchFormProps {
  readonly reply: SubmissionResult<string[]> | undefined;
  readonly values: Readonly<Record<string, string>>;
  /** Present for a new batch: the next free numbers. */
  readonly next?: Readonly<Record<List, number>>;
  readonly refusal?: string | undefined;
}

export function BatchForm({ reply, values, next, refusal }: BatchFormProps) {
  const { t } = useI18n();
  const words = t.batches.form;
  const [form, fields] = useForm<z.input<typeof newBatchInput>>({
    lastResult: reply,
    defaultValue: values as never,
    shouldRevalidate: 'onSubmit',
  });
  const errors = Object.entries(form.allErrors).flatMap(([fieldId, codes]) =>
    fieldErrorTexts(t, codes).map((message) => ({ fieldId: fieldId || undefined, message })),
  );
  return (
    <Panel>
      <Form method="post" {...getFormProps(form)}>
        <ErrorSummary errors={refusal ? [{ message: refusal }, ...errors] : errors} title={t.forms.errorTitle} />
        <Stack>
          {next && (
            <SelectField
              {...fieldProps(t, fields.list)}
              label={words.list}
              options={lists.map((value) => ({ value, label: t.batches.listName[value] }))}
              required
            />
          )}
          <TextField
            {...fieldProps(t, fields.number)}
            hint={next && words.numberHint(next)}
            inputMode="numeric"
            label={words.number}
            required
            short
          />
          <TextField
            {...fieldProps(t, fields.nameZh)}
            hint={`${words.nameZhHint} · ${words.nameHint}`}
            label={words.nameZh}
            wide
          />
          <TextField {...fieldProps(t, fields.nameEn)} label={words.nameEn} wide />
          <TextAreaField
            {...fieldProps(t, fields.introductionZh)}
            hint={words.introductionHint}
            label={words.introductionZh}
            rows={4}
            wide
          />
          <TextAreaField {...fieldProps(t, fields.introductionEn)} label={words.introductionEn} rows={4} wide />
        </Stack>
        <FormActions>
          <Button name="intent" type="submit" value="words" variant={next ? 'primary' : 'secondary'}>
            {next ? words.createButton : words.save}
          </Button>
        </FormActions>
      </Form>
    </Panel>
  );
}
