// Fields answered by ticking: one checkbox, several checkboxes, radio buttons.
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldErrors, FieldGroupFrame, type FieldWords, useFieldIds } from './field-frame.tsx';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type BoxProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** One tick box or radio button with its words; the whole line is the target. */
function ChoiceLine({ label, hint, type, ...input }: BoxProps & { type: 'checkbox' | 'radio' }) {
  return (
    <label
      className={classNames(
        'control-small flex cursor-pointer items-start gap-2.5 py-1 pointer-coarse:py-2 max-sm:py-2',
        input.disabled && 'cursor-not-allowed text-text-muted',
      )}
    >
      <input {...input} className="mt-[0.3em] size-[1.125rem] shrink-0 cursor-[inherit]" type={type} />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-sm text-text-muted">{hint}</span>}
      </span>
    </label>
  );
}

export type CheckboxFieldProps = Omit<FieldWords, 'optionalLabel' | 'hideLabel'> &
  Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className'> & { name: string };

/** A single statement to agree to; sends `value` (default "on") when ticked, nothing otherwise. */
export function CheckboxField({ label, hint, errors, ...input }: CheckboxFieldProps) {
  const ids = useFieldIds({ ...input, errors });
  return (
    <div className={classNames('min-w-0', errors?.length && 'border-danger border-l-4 pl-3')}>
      <FieldErrors errors={errors} id={ids.errorId} />
      <ChoiceLine
        {...input}
        aria-describedby={ids.describedBy}
        aria-invalid={Boolean(errors?.length) || undefined}
        hint={hint}
        id={ids.id}
        label={label}
        type="checkbox"
      />
    </div>
  );
}

type ChoiceGroupProps = FieldWords & {
  /** The id of the first control, where an error summary leads. */
  id?: string;
  name: string;
  options: readonly Choice[];
  required?: boolean;
  /** Lays short options out in columns instead of one below the other. */
  columns?: boolean;
  form?: string;
};

const columnsClass = 'mt-1 grid grid-cols-[repeat(auto-fill,minmax(min(100%,11rem),1fr))] gap-x-6';

/** Several answers under one name, read with `formData.getAll(name)`. */
export function CheckboxGroupField(props: ChoiceGroupProps & { defaultValues?: readonly string[] }) {
  const { name, options, defaultValues = [], columns, form, id, required, ...words } = props;
  const ids = useFieldIds({ id, ...words });
  return (
    <FieldGroupFrame {...words} ids={ids} required={required}>
      <div className={columns ? columnsClass : 'mt-1'}>
        {options.map(({ value, ...choice }, index) => (
          <ChoiceLine
            {...choice}
            {...{ name, value, form }}
            aria-invalid={Boolean(words.errors?.length) || undefined}
            defaultChecked={defaultValues.includes(value)}
            id={index === 0 ? ids.id : `${ids.id}-${index}`}
            key={value}
            type="checkbox"
          />
        ))}
      </div>
    </FieldGroupFrame>
  );
}

/** One answer out of a few; use `SelectField` from about eight options on. */
export function RadioGroupField(props: ChoiceGroupProps & { defaultValue?: string }) {
  const { name, options, defaultValue, columns, form, id, required, ...words } = props;
  const ids = useFieldIds({ id, ...words });
  return (
    <FieldGroupFrame {...words} ids={ids} required={required} role="radiogroup">
      <div className={columns ? columnsClass : 'mt-1'}>
        {options.map(({ value, ...choice }, index) => (
          <ChoiceLine
            {...choice}
            {...{ name, value, form, required }}
            defaultChecked={value === defaultValue}
            id={index === 0 ? ids.id : `${ids.id}-${index}`}
            key={value}
            type="radio"
          />
        ))}
      </div>
    </FieldGroupFrame>
  );
}
