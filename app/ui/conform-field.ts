// Joins conform's fields to ours: ids, names, what was typed, and error codes as sentences.
import type { Messages } from '#app/i18n/index.ts';
import type { SummaryError } from './error-summary.tsx';
import { fieldErrorTexts } from './field-error.ts';

/** The part of conform's FieldMetadata that is needed, whatever its value. */
interface Field {
  readonly id: string;
  readonly name: string;
  readonly formId: string;
  readonly initialValue?: unknown;
  readonly errors?: string[] | undefined;
}

/** For TextField, TextAreaField and SelectField. */
export const fieldProps = (t: Messages, field: Field) => ({
  ...secretFieldProps(t, field),
  defaultValue: typeof field.initialValue === 'string' ? field.initialValue : undefined,
});

/** The same without what was typed: for passwords. */
export const secretFieldProps = (t: Messages, field: Field) => ({
  id: field.id,
  name: field.name,
  form: field.formId,
  errors: fieldErrorTexts(t, field.errors),
});

/** "E-mail: enter a valid address", for the summary above the form; in the order of `labelled`. */
export const summaryErrors = (t: Messages, labelled: readonly (readonly [Field, string])[]): SummaryError[] =>
  labelled.flatMap(([field, label]) =>
    fieldErrorTexts(t, field.errors).map((error) => ({ fieldId: field.id, message: `${label}: ${error}` })),
  );
