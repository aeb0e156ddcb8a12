// The form of an expression of interest: three answers, an own listing to go with it, a contact person kept apart.

import { getFormProps, getTextareaProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { endingsOf } from '#app/domain/document.ts';
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { FileField, SelectField, TextAreaField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FormActions, FormSection } from '#app/ui/form-section.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ContactFields } from './contact-fields.tsx';
import type { Colleague } from './contact-people.server.ts';
import type { InterestForm as Given } from './get-interest-form.server.ts';
import type { InterestInput } from './introduction-input.ts';

export function InterestForm(props: {
  given: Given;
  list: List;
  offered: string;
  contact: { name: string; email: string };
  colleagues: readonly Colleague[];
  lastResult: SubmissionResult | undefined;
  refusal: string | null;
}) {
  const { t } = useI18n();
  const words = t.introductions;
  const busy = useNavigation().state === 'submitting';
  const [form, fields] = useForm<InterestInput>({
    lastResult: props.lastResult ?? null,
    defaultValue: { offered: props.offered, aboutUs: props.given.profile, contact: props.contact },
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
    {
      field: fields.aboutUs,
      label: words.aboutUs,
      hint: props.given.profile === '' ? words.aboutUsHint : `${words.aboutUsHint} ${words.aboutUsPrefilled}`,
      required: true,
    },
  ];
  return (
    <Form encType="multipart/form-data" method="post" {...getFormProps(form)}>
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
        <FileField
          accept={endingsOf('introduction')}
          hint={words.attachmentsHint}
          label={words.attachments}
          multiple
          name="file"
          optionalLabel={t.forms.optional}
        />
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
        <ContactFields colleagues={props.colleagues} contact={fields.contact} />
      </FormSection>
      {props.given.unknownYear && (
        <Notice tone="warning">{words.unknownYear({ year: props.given.unknownYear })}</Notice>
      )}
      <FormActions>
        <Button busy={busy} type="submit" variant="primary">
          {words.send}
        </Button>
      </FormActions>
    </Form>
  );
}
