// The form of a call's draft. Works without JavaScript: rows are added and removed by submit buttons.
import {
  type FormMetadata,
  getFormProps,
  getInputProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { z } from 'zod';
import { callModes, type Seat, seats } from '#app/domain/call.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { DateTimeField, SelectField, TextAreaField, TextField } from '#app/ui/field.tsx';
import { fieldErrorTexts } from '#app/ui/field-error.ts';
import { FieldRow, FormActions, FormSection } from '#app/ui/form-section.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { RepeatedRows } from '#app/ui/repeated-rows.tsx';
import type { newCallInput } from './call-input.ts';
import type { CustodianChoice } from './list-custodian-choices.server.ts';

type Values = z.input<typeof newCallInput>;
type Fields = ReturnType<FormMetadata<Values>['getFieldset']>;

export interface CallFormProps {
  readonly reply: SubmissionResult<string[]> | undefined;
  readonly values: object;
  /** Present when a new call chooses its opportunity. */
  readonly opportunities?: readonly { readonly reference: string; readonly title: string }[];
  readonly candidates: Readonly<Record<Seat, readonly CustodianChoice[]>>;
  /** A refusal of the whole form. */
  readonly refusal?: string | undefined;
}

/** React wants keys given directly, conform returns them among the attributes. */
const unkeyed = <P extends { key?: unknown }>({ key: _key, ...attributes }: P): Omit<P, 'key'> => attributes;

export function CallForm({ reply, values, opportunities, candidates, refusal }: CallFormProps) {
  const { t } = useI18n();
  const [form, fields] = useForm<Values>({
    lastResult: reply,
    defaultValue: values as never,
    shouldRevalidate: 'onSubmit',
  });
  const errors = Object.entries(form.allErrors).flatMap(([fieldId, codes]) =>
    fieldErrorTexts(t, codes).map((message) => ({ fieldId: fieldId || undefined, message })),
  );
  return (
    <Form method="post" {...getFormProps(form)}>
      {/* Enter in a field must save, not press the first row button. */}
      <button className="sr-only" tabIndex={-1} type="submit">
        {t.calls.form.saveDraft}
      </button>
      <ErrorSummary errors={refusal ? [{ message: refusal }, ...errors] : errors} title={t.forms.errorTitle} />
      <Basics fields={fields} opportunities={opportunities} />
      <FormSection title={t.calls.form.criteria}>
        <CriteriaRows fields={fields} form={form} />
      </FormSection>
      <FormSection title={t.calls.form.period}>
        <DateTimeField
          {...unkeyed(getInputProps(fields.bidsUntil, { type: 'datetime-local' }))}
          errors={fieldErrorTexts(t, fields.bidsUntil.errors)}
          hint={t.calls.form.bidsUntilHint}
          label={t.calls.form.bidsUntil}
          required
          suffix="UTC+8"
        />
        <TextAreaField
          {...unkeyed(getTextareaProps(fields.shortPeriodReason))}
          errors={fieldErrorTexts(t, fields.shortPeriodReason.errors)}
          hint={t.calls.form.shortPeriodReasonHint}
          label={t.calls.form.shortPeriodReason}
          optionalLabel={t.forms.optional}
          rows={2}
        />
      </FormSection>
      <FormSection description={t.calls.form.custodiansHint} title={t.calls.form.custodians}>
        {seats.map((seat) => (
          <CustodianField candidates={candidates[seat]} fields={fields} key={seat} seat={seat} />
        ))}
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary">
          {t.calls.form.saveDraft}
        </Button>
      </FormActions>
    </Form>
  );
}

function Basics({ fields, opportunities }: { fields: Fields; opportunities: CallFormProps['opportunities'] }) {
  const { t } = useI18n();
  return (
    <FormSection title={t.calls.form.basics}>
      {opportunities && (
        <SelectField
          defaultValue={fields.opportunity.initialValue ?? ''}
          errors={fieldErrorTexts(t, fields.opportunity.errors)}
          hint={t.calls.form.opportunityHint}
          id={fields.opportunity.id}
          label={t.calls.form.opportunity}
          name={fields.opportunity.name}
          options={opportunities.map(({ reference, title }) => ({ value: reference, label: title }))}
          placeholder={t.calls.form.choose}
          required
        />
      )}
      <TextField
        {...unkeyed(getInputProps(fields.title, { type: 'text' }))}
        errors={fieldErrorTexts(t, fields.title.errors)}
        label={t.calls.form.title}
        required
      />
      <SelectField
        defaultValue={fields.mode.initialValue ?? callModes[0]}
        errors={fieldErrorTexts(t, fields.mode.errors)}
        id={fields.mode.id}
        label={t.calls.form.mode}
        name={fields.mode.name}
        options={callModes.map((mode) => ({ value: mode, label: t.vocabulary.callMode[mode] }))}
        required
      />
      <TextAreaField
        {...unkeyed(getTextareaProps(fields.terms))}
        errors={fieldErrorTexts(t, fields.terms.errors)}
        hint={t.calls.form.termsHint}
        label={t.calls.form.terms}
        required
        rows={8}
        wide
      />
      <TextField
        {...unkeyed(getInputProps(fields.prize, { type: 'text' }))}
        errors={fieldErrorTexts(t, fields.prize.errors)}
        inputMode="decimal"
        label={t.calls.form.prize}
        optionalLabel={t.forms.optional}
        short
        suffix={t.calls.form.prizeUnit}
      />
    </FormSection>
  );
}

function CriteriaRows({ form, fields }: { form: FormMetadata<Values>; fields: Fields }) {
  const { t } = useI18n();
  const list = fields.criteria;
  const rows = list.getFieldList();
  return (
    <RepeatedRows
      add={
        <Button {...form.insert.getButtonProps({ name: list.name })} icon="plus" type="submit">
          {t.calls.form.addCriterion}
        </Button>
      }
      errors={fieldErrorTexts(t, list.errors)}
      hint={t.calls.form.criteriaHint}
      legend={t.calls.form.criteria}
      rows={rows.map((row, index) => {
        const { name, weight } = row.getFieldset();
        return {
          key: row.key ?? row.id,
          label: t.calls.form.criterionLabel({ number: index + 1 }),
          fields: (
            <FieldRow>
              <TextField
                {...unkeyed(getInputProps(name, { type: 'text' }))}
                errors={fieldErrorTexts(t, name.errors)}
                label={t.calls.form.criterionName}
                required
              />
              <TextField
                {...unkeyed(getInputProps(weight, { type: 'text' }))}
                errors={fieldErrorTexts(t, weight.errors)}
                inputMode="numeric"
                label={t.calls.form.criterionWeight}
                required
                short
              />
            </FieldRow>
          ),
          remove: (
            <Button
              {...form.remove.getButtonProps({ name: list.name, index })}
              size="small"
              type="submit"
              variant="quiet"
            >
              {t.calls.form.removeCriterion}
            </Button>
          ),
        };
      })}
    />
  );
}

function CustodianField(props: { seat: Seat; fields: Fields; candidates: readonly CustodianChoice[] }) {
  const { t, locale } = useI18n();
  const { seat, candidates } = props;
  const field = props.fields.custodians.getFieldset()[seat];
  const label = ({ name, organisation }: CustodianChoice): string =>
    organisation ? `${name} · ${organisationName(locale, organisation)}` : name;
  return (
    <SelectField
      defaultValue={field.initialValue ?? ''}
      errors={fieldErrorTexts(t, field.errors)}
      hint={candidates.length === 0 ? t.calls.form.noCandidates : undefined}
      id={field.id}
      label={t.calls.seat[seat]}
      name={field.name}
      options={candidates.map((choice) => ({ value: choice.keyId, label: label(choice) }))}
      placeholder={t.calls.form.choose}
    />
  );
}
