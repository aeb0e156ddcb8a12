// The form an organisation is created and edited with.

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { organisationTypes } from '#app/domain/organisation.ts';
import { cities, functionalAreas, provinces } from '#app/domain/region.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { fieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, TextAreaField, TextField } from '#app/ui/field.tsx';
import { FormActions, FormSection } from '#app/ui/form-section.tsx';
import { Stack } from '#app/ui/layout.tsx';
import type { OrganisationReason } from './organisations-refusals.ts';
import { RefusalNotice } from './refusal-notice.tsx';

/** As typed; every value is text. */
export interface OrganisationFormValues {
  readonly type: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc: string;
  readonly divisionCode: string;
  readonly functionalArea: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly website: string;
}

export interface OrganisationFormAnswer {
  readonly reply?: SubmissionResult<string[]> | null;
  readonly refusal?: OrganisationReason | null;
}

type Fields = ReturnType<typeof useForm<OrganisationFormValues>>[1];

export function OrganisationForm(props: {
  answer: OrganisationFormAnswer;
  values?: Partial<OrganisationFormValues>;
  submitLabel: string;
  cancelTo: string;
}) {
  const { t } = useI18n();
  const { fields: labels, form: words } = t.organisations;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<OrganisationFormValues>({
    id: 'organisation',
    lastResult: props.answer.reply ?? null,
    defaultValue: props.values ?? {},
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={summaryErrors(
          t,
          fieldOrder.map((name) => [fields[name], labels[name]] as const),
        )}
        title={t.forms.errorTitle}
      />
      <Stack>
        <RefusalNotice reason={props.answer.refusal} />
        <FormSection description={words.identityLead} title={words.identity}>
          <IdentityFields fields={fields} />
        </FormSection>
        <FormSection title={words.place}>
          <PlaceFields fields={fields} />
        </FormSection>
        <FormSection description={words.aboutLead} title={words.about}>
          <AboutFields fields={fields} />
        </FormSection>
        <FormActions>
          <Button busy={busy} type="submit" variant="primary">
            {props.submitLabel}
          </Button>
          <ButtonLink to={props.cancelTo} variant="quiet">
            {t.site.cancel}
          </ButtonLink>
        </FormActions>
      </Stack>
    </Form>
  );
}

const fieldOrder = [
  'type',
  'nameZh',
  'nameEn',
  'uscc',
  'divisionCode',
  'functionalArea',
  'descriptionZh',
  'descriptionEn',
  'website',
] as const satisfies readonly (keyof OrganisationFormValues)[];

function IdentityFields({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { fields: labels } = t.organisations;
  const { optional } = t.forms;
  return (
    <>
      <SelectField
        {...fieldProps(t, fields.type)}
        label={labels.type}
        options={organisationTypes.map((value) => ({ value, label: t.vocabulary.organisationType[value] }))}
        placeholder={labels.choose}
        required
      />
      <TextField {...fieldProps(t, fields.nameZh)} hint={labels.nameZhHint} label={labels.nameZh} lang="zh-CN" />
      <TextField {...fieldProps(t, fields.nameEn)} label={labels.nameEn} lang="en" />
      <TextField
        {...fieldProps(t, fields.uscc)}
        autoComplete="off"
        hint={labels.usccHint}
        label={labels.uscc}
        optionalLabel={optional}
        spellCheck={false}
      />
    </>
  );
}

function PlaceFields({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { fields: labels } = t.organisations;
  const named = (code: (typeof provinces)[number] | (typeof cities)[number]) => ({
    value: code,
    label: t.vocabulary.division[code],
  });
  return (
    <>
      <SelectField
        {...fieldProps(t, fields.divisionCode)}
        label={labels.divisionCode}
        options={[
          { group: labels.cities, options: cities.map(named) },
          { group: labels.provinces, options: provinces.map(named) },
        ]}
        placeholder={labels.choose}
        required
      />
      <SelectField
        {...fieldProps(t, fields.functionalArea)}
        label={labels.functionalArea}
        optionalLabel={t.forms.optional}
        options={functionalAreas.map((value) => ({ value, label: t.vocabulary.functionalArea[value] }))}
        placeholder={labels.none}
      />
    </>
  );
}

function AboutFields({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { fields: labels } = t.organisations;
  const { optional } = t.forms;
  return (
    <>
      <TextAreaField
        {...fieldProps(t, fields.descriptionZh)}
        label={labels.descriptionZh}
        lang="zh-CN"
        optionalLabel={optional}
      />
      <TextAreaField
        {...fieldProps(t, fields.descriptionEn)}
        label={labels.descriptionEn}
        lang="en"
        optionalLabel={optional}
      />
      <TextField
        {...fieldProps(t, fields.website)}
        inputMode="url"
        label={labels.website}
        optionalLabel={optional}
        placeholder="https://"
      />
    </>
  );
}
