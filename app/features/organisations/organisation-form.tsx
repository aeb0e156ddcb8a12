// The form an organisation is created and edited with.

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { organisationTypes } from '#app/domain/organisation.ts';
import { cities, functionalAreas, provinces } from '#app/domain/region.ts';
import { suggestedType, typeFitsUscc } from '#app/domain/uscc.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { fieldProps, summaryErrors } from '#app/ui/conform-field.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { SelectField, type SelectOption, TextAreaField, TextField } from '#app/ui/field.tsx';
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
  readonly usccClaim: string;
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
  /** Places offered besides provinces and main cities. */
  morePlaces: readonly SelectOption[];
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
          <PlaceFields fields={fields} morePlaces={props.morePlaces} />
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
  'usccClaim',
  'divisionCode',
  'functionalArea',
  'descriptionZh',
  'descriptionEn',
  'website',
] as const satisfies readonly (keyof OrganisationFormValues)[];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function IdentityFields({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { fields: labels } = t.organisations;
  const { optional } = t.forms;
  const [uscc, setUscc] = useState(textOf(fields.uscc.initialValue));
  const [type, setType] = useState(textOf(fields.type.initialValue));
  const suggested = suggestedType(uscc);
  const { defaultValue: _, ...typeProps } = fieldProps(t, fields.type);
  const chosen = organisationTypes.find((one) => one === type);
  const isUnusual = suggested !== null && chosen !== undefined && !typeFitsUscc(chosen, uscc);
  return (
    <>
      <TextField
        {...fieldProps(t, fields.uscc)}
        autoComplete="off"
        hint={labels.usccHint}
        label={labels.uscc}
        onChange={({ currentTarget: { value } }) => {
          const next = suggestedType(value);
          // What somebody chose stays; what the code chose before follows the code.
          if (next && (type === '' || type === suggested)) setType(next);
          setUscc(value);
        }}
        optionalLabel={optional}
        spellCheck={false}
      />
      <ClaimField fields={fields} />
      <SelectField
        {...typeProps}
        hint={isUnusual ? labels.typeUnusual({ type: t.vocabulary.organisationType[suggested] }) : labels.typeHint}
        label={labels.type}
        onChange={({ currentTarget: { value } }) => setType(value)}
        options={organisationTypes.map((value) => ({ value, label: t.vocabulary.organisationType[value] }))}
        placeholder={labels.choose}
        value={type}
      />
      <TextField {...fieldProps(t, fields.nameZh)} hint={labels.nameZhHint} label={labels.nameZh} lang="zh-CN" />
      <TextField {...fieldProps(t, fields.nameEn)} label={labels.nameEn} lang="en" />
    </>
  );
}

/** Stands there only when the code's check digits fail: who insists on the code says why. */
function ClaimField({ fields }: { fields: Fields }) {
  const { t } = useI18n();
  const { fields: labels } = t.organisations;
  const failed = fields.uscc.errors?.includes('uscc-check') ?? false;
  if (!failed && !textOf(fields.usccClaim.initialValue)) return null;
  return (
    <TextAreaField
      {...fieldProps(t, fields.usccClaim)}
      hint={labels.usccClaimHint}
      label={labels.usccClaim}
      maxLength={500}
      rows={2}
    />
  );
}

function PlaceFields({ fields, morePlaces }: { fields: Fields; morePlaces: readonly SelectOption[] }) {
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
          ...(morePlaces.length > 0 ? [{ group: labels.morePlaces, options: morePlaces }] : []),
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
