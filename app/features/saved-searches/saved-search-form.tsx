// The form before saving, and the same for changing: name, rhythm, and for a new one what it replaces.
import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { type AlertFrequency, alertFrequencies } from '#app/domain/saved-search.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { fieldProps } from '#app/ui/conform-field.ts';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { type SavedSearchInput, savedSearchInput } from './saved-search-input.ts';

export type SavedSearchReply = SubmissionResult<string[]>;

interface Props {
  readonly name: string;
  readonly frequency: AlertFrequency;
  /** Own saved searches whose question could be replaced; empty when changing one. */
  readonly own: readonly { readonly id: string; readonly name: string }[];
  readonly reply?: SavedSearchReply | null | undefined;
  readonly submit: string;
  readonly back: string;
}

export function SavedSearchForm({ name, frequency, own, reply, submit, back }: Props) {
  const { t } = useI18n();
  const words = t.savedSearches;
  const [form, fields] = useForm<SavedSearchInput>({
    lastResult: reply ?? null,
    constraint: getZodConstraint(savedSearchInput),
    defaultValue: { name, frequency, instead: '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: savedSearchInput }),
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <div className="grid gap-4">
        <TextField {...fieldProps(t, fields.name)} hint={words.nameHint} label={words.name} maxLength={80} required />
        <SelectField
          {...fieldProps(t, fields.frequency)}
          label={words.frequency}
          options={alertFrequencies.map((value) => ({ value, label: words.frequencies[value] }))}
          required
        />
        {own.length > 0 && (
          <SelectField
            {...fieldProps(t, fields.instead)}
            label={words.instead}
            options={own.map(({ id, name: other }) => ({ value: id, label: words.insteadOf({ name: other }) }))}
            placeholder={words.insteadNew}
          />
        )}
        <div className="flex flex-wrap gap-3">
          <Button name="intent" type="submit" value="save" variant="primary">
            {submit}
          </Button>
          <ButtonLink to={back} variant="quiet">
            {words.back}
          </ButtonLink>
        </div>
      </div>
    </Form>
  );
}
