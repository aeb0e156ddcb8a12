// The building blocks of both listing forms: bound fields with folded help, error summary, buttons.

import { useNavigation } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CheckboxGroupField, type Choice } from '#app/ui/choice-field.tsx';
import { ErrorSummary, type SummaryError } from '#app/ui/error-summary.tsx';
import { DateField, SelectField, type SelectFieldProps, TextAreaField, TextField } from '#app/ui/field.tsx';
import { fieldErrorText, fieldErrorTexts } from '#app/ui/field-error.ts';
import { ClarityErrors } from './clarity-errors.tsx';
import { placeInForm } from './form-plan.ts';
import { Help, type HelpKey } from './listing-form-help.tsx';
import { type FormRefusal, type ListingRefusal, listingRefusals } from './listing-refusals.ts';
import type { PublicationWay } from './publication-way.ts';

/** What conform knows about one field. */
export interface BoundField {
  readonly id: string;
  readonly name: string;
  readonly key?: string | undefined;
  readonly initialValue?: unknown;
  readonly errors?: string[] | undefined;
}

interface FieldProps {
  readonly field: BoundField;
  readonly label: string;
  /** Its explanation and example, folded away. */
  readonly help?: HelpKey;
  readonly required?: boolean;
  /** In a row that may be left empty as a whole, neither required nor optional. */
  readonly unmarked?: boolean;
  /** A draft may lack it, a published listing may not. */
  readonly neededToPublish?: boolean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One ticked box arrives as a text, several as a list. */
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : textOf(value) ? [textOf(value)] : [];

function useBound({ field, label, help, required, unmarked, neededToPublish }: FieldProps) {
  const { t } = useI18n();
  return {
    id: field.id,
    name: field.name,
    errors: fieldErrorTexts(t, field.errors),
    optionalLabel: unmarked ? undefined : neededToPublish ? t.listings.form.neededToPublish : t.forms.optional,
    label,
    hint: help && <Help label={label} of={help} />,
    required,
  };
}

type InputProps = Pick<
  ComponentProps<typeof TextField>,
  'type' | 'inputMode' | 'wide' | 'autoComplete' | 'list' | 'suffix' | 'enterKeyHint' | 'autoCapitalize'
>;

export function BoundText({
  field,
  label,
  help,
  required,
  unmarked,
  neededToPublish,
  ...input
}: FieldProps & InputProps) {
  const bound = useBound({ field, label, help, required, unmarked, neededToPublish } as FieldProps);
  return <TextField {...bound} {...input} defaultValue={textOf(field.initialValue)} key={field.key} />;
}

export function BoundTextArea(props: FieldProps & { rows?: number }) {
  const bound = useBound(props);
  const { field, rows } = props;
  return <TextAreaField {...bound} defaultValue={textOf(field.initialValue)} key={field.key} rows={rows} wide />;
}

export function BoundDay(props: FieldProps) {
  const bound = useBound(props);
  return <DateField {...bound} defaultValue={textOf(props.field.initialValue)} key={props.field.key} />;
}

export function BoundSelect(props: FieldProps & Pick<SelectFieldProps, 'options' | 'placeholder' | 'short'>) {
  const { field, options, placeholder, short } = props;
  const bound = useBound(props);
  return (
    <SelectField
      {...bound}
      {...{ options, placeholder, short }}
      defaultValue={textOf(field.initialValue)}
      key={field.key}
    />
  );
}

export function BoundChoices(props: FieldProps & { options: readonly Choice[] }) {
  const bound = useBound(props);
  const { field, options } = props;
  return (
    <CheckboxGroupField
      {...bound}
      columns
      defaultValues={textsOf(field.initialValue)}
      key={field.key}
      options={options}
    />
  );
}

/** Labels of fields whose names in the form are not those of the content. */
const nested: Readonly<Record<string, keyof Messages['listings']['label']>> = {
  'metrics.name': 'metricName',
  'metrics.operator': 'metricOperator',
  'metrics.value': 'metricValue',
  'metrics.unit': 'metricUnit',
  'referenceCases.client': 'caseClient',
  'referenceCases.year': 'caseYear',
  'referenceCases.result': 'caseResult',
  'ipRights.type': 'ipType',
  'ipRights.number': 'ipNumber',
  'ipRights.owners': 'ipOwners',
  'ipRights.ownership': 'ipOwnership',
  'qualifications.name': 'qualificationName',
  'qualifications.validUntil': 'qualificationUntil',
  'contact.name': 'contactName',
  'contact.phone': 'contactPhone',
  'contact.email': 'contactEmail',
};

function labelOf(t: Messages, name: string): string {
  const plain = name.replaceAll(/\[\d+\]/g, '');
  const key = nested[plain] ?? plain;
  return Object.hasOwn(t.listings.label, key) ? t.listings.label[key as keyof Messages['listings']['label']] : '';
}

/** Input errors first; otherwise what stands between the saved draft and its publication. */
export function ListingErrors(props: {
  formId: string;
  errors: Readonly<Record<string, string[]>>;
  refusal: FormRefusal | null;
}) {
  const { t, locale } = useI18n();
  const { formId, refusal } = props;
  const colon = locale === 'en' ? ': ' : '：';
  const inOrder = Object.entries(props.errors).sort(([a], [b]) => placeInForm(a) - placeInForm(b));
  const inputErrors: SummaryError[] = inOrder.flatMap(([name, codes]) =>
    codes.map((code) => ({
      fieldId: `${formId}-${name}`,
      message: labelOf(t, name) + colon + fieldErrorText(t, code),
    })),
  );
  if (inputErrors.length > 0 || !refusal) return <ErrorSummary errors={inputErrors} title={t.forms.errorTitle} />;
  const missing = refusal.missing.map((name) => ({
    fieldId: `${formId}-${name}`,
    message: t.listings.form.missing({ field: t.listings.label[name] }),
  }));
  if (refusal.clarity) return <ClarityErrors clarity={refusal.clarity} formId={formId} reason={refusal.reason} />;
  const said = { message: listingRefusals[refusal.reason].say(t), fieldId: fieldOfRefusal(formId, refusal.reason) };
  return missing.length > 0 ? (
    <ErrorSummary errors={missing} title={t.listings.form.missingTitle} />
  ) : (
    <ErrorSummary errors={[said]} title={t.listings.form.notPublishedTitle} />
  );
}

const fieldOfRefusal = (formId: string, reason: ListingRefusal): string | undefined =>
  reason === 'already-past'
    ? `${formId}-validUntil`
    : reason === 'change-reason-needed'
      ? `${formId}-changeReason`
      : undefined;

/** Pressing Enter in a field takes the first submit button, which would otherwise be one that adds or removes a row. */
export const DefaultButton = () => (
  <button aria-hidden="true" className="sr-only" name="intent" tabIndex={-1} type="submit" value="save" />
);

export function ListingFormButtons(props: { publication: PublicationWay; cancelTo: string }) {
  const { t } = useI18n();
  const words = t.listings.form;
  const { state, formData } = useNavigation();
  const pressed = state === 'idle' ? null : formData?.get('intent');
  const { publication } = props;
  return (
    <div className="rounded-lg border bg-surface-raised p-4 sm:p-6">
      {publication !== 'now' && (
        <p className="mb-4 text-sm text-text-muted">
          {publication === 'colleague' ? words.colleaguePublishes : words.cannotPublish}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {publication === 'now' && (
          <Button busy={pressed === 'publish'} name="intent" type="submit" value="publish" variant="primary">
            {words.publish}
          </Button>
        )}
        <Button
          busy={pressed === 'save'}
          name="intent"
          type="submit"
          value="save"
          variant={publication === 'now' ? 'secondary' : 'primary'}
        >
          {publication === 'colleague' ? words.saveForColleague : words.save}
        </Button>
        <Button busy={pressed === 'preview'} name="intent" type="submit" value="preview">
          {t.listingForm.action.preview}
        </Button>
        <ButtonLink to={props.cancelTo} variant="quiet">
          {t.site.cancel}
        </ButtonLink>
      </div>
    </div>
  );
}
