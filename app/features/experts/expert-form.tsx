// The form experts keep their profile with.
import { type FieldMetadata, getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { fields as fieldCodes } from '#app/domain/field.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckboxGroupField } from '#app/ui/choice-field.tsx';
import { fieldProps } from '#app/ui/conform-field.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { DateField, TextAreaField, TextField } from '#app/ui/field.tsx';
import { fieldErrorText, fieldErrorTexts } from '#app/ui/field-error.ts';
import { FieldRow, FormActions, FormSection } from '#app/ui/form-section.tsx';
import { RepeatedRows } from '#app/ui/repeated-rows.tsx';

type EngagementValues = {
  organisationName: string;
  uscc: string;
  description: string;
  startedOn: string;
  endedOn: string;
};

export type ExpertValues = {
  title: string;
  about: string;
  fields: string[];
  employments: EngagementValues[];
  projects: EngagementValues[];
};

type Rows = 'employments' | 'projects';

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : [];

export function ExpertForm(props: { values: ExpertValues; reply: SubmissionResult<string[]> | null }) {
  const { t } = useI18n();
  const { form: words } = t.experts;
  const busy = useNavigation().state !== 'idle';
  const [form, fields] = useForm<ExpertValues>({
    id: 'expert',
    lastResult: props.reply,
    defaultValue: props.values,
  });
  const rowsOf = (name: Rows) => ({
    list: fields[name],
    words: words[name],
    add: form.insert.getButtonProps({ name: fields[name].name }),
    remove: (index: number) => form.remove.getButtonProps({ name: fields[name].name, index }),
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <ErrorSummary
        errors={Object.entries(form.allErrors).flatMap(([name, codes]) =>
          codes.map((code) => ({ fieldId: `${form.id}-${name}`, message: fieldErrorText(t, code) })),
        )}
        title={t.forms.errorTitle}
      />
      {/* Enter in a field saves; without this it would press the first button that adds a row. */}
      <button aria-hidden="true" className="sr-only" tabIndex={-1} type="submit" />
      <FormSection title={words.self}>
        <TextField {...fieldProps(t, fields.title)} hint={words.titleHint} label={words.title} />
        <CheckboxGroupField
          columns
          defaultValues={textsOf(fields.fields.initialValue)}
          id={fields.fields.id}
          label={words.fields}
          name={fields.fields.name}
          options={fieldCodes.map((value) => ({ value, label: t.vocabulary.field[value] }))}
        />
        <TextAreaField {...fieldProps(t, fields.about)} label={words.about} maxLength={2000} />
      </FormSection>
      <FormSection description={words.conflictLead} title={words.conflict}>
        <EngagementRows {...rowsOf('employments')} />
        <EngagementRows {...rowsOf('projects')} />
      </FormSection>
      <FormActions>
        <Button busy={busy} type="submit" variant="primary">
          {words.save}
        </Button>
      </FormActions>
    </Form>
  );
}

type ButtonProps = { name: string; value: string; form: string; formNoValidate: boolean };

function EngagementRows(props: {
  list: FieldMetadata<EngagementValues[]>;
  words: { legend: string; hint: string; add: string; row: (p: { number: number }) => string };
  add: ButtonProps;
  remove: (index: number) => ButtonProps;
}) {
  const { t } = useI18n();
  const { list, words } = props;
  return (
    <RepeatedRows
      add={
        <Button {...props.add} icon="plus" size="small" type="submit">
          {words.add}
        </Button>
      }
      empty={t.experts.form.noRows}
      errors={fieldErrorTexts(t, list.errors)}
      hint={words.hint}
      legend={words.legend}
      rows={list.getFieldList().map((row, index) => {
        const label = words.row({ number: index + 1 });
        return {
          key: row.key ?? String(index),
          label,
          fields: <EngagementFields row={row} />,
          remove: (
            <Button
              {...props.remove(index)}
              aria-label={t.experts.form.removeRow({ row: label })}
              icon="cross"
              size="small"
              type="submit"
              variant="quiet"
            >
              {t.experts.form.remove}
            </Button>
          ),
        };
      })}
    />
  );
}

function EngagementFields({ row }: { row: FieldMetadata<EngagementValues> }) {
  const { t } = useI18n();
  const { form: words } = t.experts;
  const { optional } = t.forms;
  const fields = row.getFieldset();
  return (
    <div className="grid gap-3">
      <FieldRow>
        <TextField {...fieldProps(t, fields.organisationName)} label={words.organisation} required />
        <TextField
          {...fieldProps(t, fields.uscc)}
          hint={words.usccHint}
          label={words.uscc}
          optionalLabel={optional}
          spellCheck={false}
        />
      </FieldRow>
      <TextField {...fieldProps(t, fields.description)} label={words.description} optionalLabel={optional} wide />
      <FieldRow>
        <DateField {...fieldProps(t, fields.startedOn)} label={words.startedOn} optionalLabel={optional} />
        <DateField
          {...fieldProps(t, fields.endedOn)}
          hint={words.endedOnHint}
          label={words.endedOn}
          optionalLabel={optional}
        />
      </FieldRow>
    </div>
  );
}
