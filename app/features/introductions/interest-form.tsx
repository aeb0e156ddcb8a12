// The form of an expression of interest: three answers, an own listing to go with it, a contact person kept apart.

import { getFormProps, getTextareaProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FormActions, FormSection } from '#app/ui/form-section.tsx';
import { ContactFields } from './contact-fields.tsx';
import type { InterestForm as Given } from './get-interest-form.server.ts';
import type { InterestInput } from './introduction-input.ts';

export function InterestForm(props: {
  given: Given;
  list: List;
  offered: string;
  contact: { name: string; email: string };
  lastResult: SubmissionResult | undefined;
  refusal: string | null;
}) {
  const { t } = useI18n();
  const words = t.introductions;
  const busy = useNavigation().state === 'submitting';
  const [form, fields] = useForm<InterestInput>({
    lastResult: props.lastResult ?? null,
    defaultValue: { offered: props.offered, contact: props.contact },
    shouldRevalidate: 'onSubmit',
  });
  const errors = Object.entries(form.allErrors).flatMap(([name, codes]) =>
    fieldErrorTexts(t, codes).map((message) => ({ fieldId: `${form.id}-${name}`, message })),
  );
  const areas = [
    {
      field: fields.cooperationSought,
      label: words.cooperationSought,
      hint: words.cooperationSoughtHint,
      required: true,
    },
    { field: fields.questions, label: words.questions, hint: words.questionsHint, required: false },
    { field: fields.aboutUs, label: words.aboutUs, hint: words.aboutUsHint, required: true },
  ];
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={[...errors, ...(props.refusal ? [{ message: props.refusal }] : [])]}
        title={t.forms.errorTitle}
      />
      <FormSection description={words.lead} title={words.newTitle}>
        {areas.map(({ field, label, hint, required }) => (
          <TextAreaField
            {...getTextareaProps(field)}
            errors={fieldErrorTexts(t, field.errors)}
            hint={hint}
            key={field.name}
            label={label}
            optionalLabel={required ? undefined : t.forms.optional}
            required={required}
            rows={4}
          />
        ))}
        {props.given.offerable.length > 0 && (
          <SelectField
            defaultValue={fields.offered.initialValue ?? ''}
            errors={fieldErrorTexts(t, fields.offered.errors)}
            id={fields.offered.id}
            label={words.offered}
            name={fields.offered.name}
            options={[
              { value: '', label: words.offeredNone },
              ...props.given.offerable.map(({ reference, title }) => ({ value: reference, label: title })),
            ]}
          />
        )}
      </FormSection>
      <FormSection description={words.contactText} title={words.contactTitle}>
        <ContactFields contact={fields.contact} />
      </FormSection>
      <FormActions>
        <Button busy={busy} type="submit" variant="primary">
          {words.send}
        </Button>
      </FormActions>
    </Form>
  );
}
