// Form fields on native controls: one line of text, several lines, a choice from a list, dates, files.
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { controlClass, FieldFrame, type FieldIds, type FieldWords, useFieldIds } from './field-frame.tsx';
import { Icon } from './icon.tsx';

/** `wide` fills the container, `short` suits numbers and dates; otherwise about 36 em. */
type FieldLayout = { wide?: boolean; short?: boolean };

type Described = { hint?: ReactNode; errors?: readonly string[] | undefined };

const widthOf = ({ wide, short }: FieldLayout) => (wide ? 'full' : short ? 'short' : 'medium');

/** Attributes every control gets: its id, what describes it, and whether it is wrong. */
const controlState = (ids: FieldIds, own: Described) => ({
  id: ids.id,
  'aria-describedby': ids.describedBy,
  'aria-invalid': Boolean(own.errors?.length) || undefined,
});

export type TextFieldProps = FieldWords &
  FieldLayout &
  Omit<ComponentPropsWithoutRef<'input'>, 'prefix'> & {
    name: string;
    /** Short fixed text in front of or behind the control: a currency, a unit. It is read out with the field. */
    prefix?: string;
    suffix?: string;
  };

/** One line of input of any native text-like type; every other attribute goes to the `<input>`. */
export function TextField(props: TextFieldProps) {
  const { label, hint, errors, optionalLabel, hideLabel, wide, short, prefix, suffix, className, ...input } = props;
  const ids = useFieldIds({ ...input, hint, errors });
  const affixIds = [prefix && `${ids.id}-prefix`, suffix && `${ids.id}-suffix`].filter(Boolean).join(' ');
  const described = [ids.describedBy, affixIds].filter(Boolean).join(' ') || undefined;
  const control = (
    <input
      type="text"
      {...input}
      {...controlState(ids, { hint, errors })}
      aria-describedby={described}
      className={classNames(controlClass, prefix && 'rounded-l-none', suffix && 'rounded-r-none', className)}
    />
  );
  return (
    <FieldFrame
      {...{ label, hint, errors, optionalLabel, hideLabel, ids }}
      required={input.required}
      width={widthOf({ wide, short })}
    >
      {prefix || suffix ? (
        <div className="flex">
          <Affix id={`${ids.id}-prefix`} side="before" text={prefix} />
          {control}
          <Affix id={`${ids.id}-suffix`} side="after" text={suffix} />
        </div>
      ) : (
        control
      )}
    </FieldFrame>
  );
}

function Affix({ id, text, side }: { id: string; text: string | undefined; side: 'before' | 'after' }) {
  if (!text) return null;
  return (
    <span
      className={classNames(
        'flex shrink-0 items-center border border-border-strong bg-surface-sunken px-3 text-sm text-text-muted',
        side === 'before' ? 'rounded-l-md border-r-0' : 'rounded-r-md border-l-0',
      )}
      id={id}
    >
      {text}
    </span>
  );
}

/** A calendar day; the value is `YYYY-MM-DD`. */
export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField short {...props} type="date" />;
}

/** A local date and time, value `YYYY-MM-DDTHH:mm`; name the time zone in `suffix` or `hint`. */
export function DateTimeField(props: Omit<TextFieldProps, 'type'>) {
  // Any step: an instant with seconds is one, too, and browsers would refuse it beside one that ends on the minute.
  return <TextField step="any" {...props} type="datetime-local" />;
}

/** Files; the form around it needs `encType="multipart/form-data"`. */
export function FileField({
  className,
  ...props
}: Omit<TextFieldProps, 'type' | 'prefix' | 'suffix' | 'defaultValue'>) {
  const button =
    'file:mr-3 file:cursor-pointer file:rounded-sm file:border file:border-border-strong file:border-solid file:bg-surface-sunken file:px-3 file:py-0.5 file:text-text text-text-muted text-sm';
  return <TextField {...props} className={classNames(button, className)} type="file" />;
}

export type TextAreaFieldProps = FieldWords & FieldLayout & ComponentPropsWithoutRef<'textarea'> & { name: string };

/** Several lines of text. It grows with its content where the browser can; `rows` is the least height. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, errors, optionalLabel, hideLabel, wide, short, rows = 5, className, ...area } = props;
  const ids = useFieldIds({ ...area, hint, errors });
  return (
    <FieldFrame
      {...{ label, hint, errors, optionalLabel, hideLabel, ids }}
      required={area.required}
      width={widthOf({ wide, short })}
    >
      <textarea
        {...area}
        rows={rows}
        {...controlState(ids, { hint, errors })}
        className={classNames(controlClass, 'field-sizing-content max-h-[32rem] resize-y', className)}
        // A control that grows with its content ignores "rows", so the least height is said again.
        style={{ minHeight: `calc(${rows}lh + 1rem)` }}
      />
    </FieldFrame>
  );
}

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectOptionGroup = { group: string; options: readonly SelectOption[] };

export type SelectFieldProps = FieldWords &
  FieldLayout &
  Omit<ComponentPropsWithoutRef<'select'>, 'children'> & {
    name: string;
    options: readonly (SelectOption | SelectOptionGroup)[];
    /** The first, empty choice (value ""). */
    placeholder?: string;
  };

/** A native select; options may be grouped with `{group, options}`. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, errors, optionalLabel, hideLabel, wide, short, options, placeholder, className, ...select } =
    props;
  const ids = useFieldIds({ ...select, hint, errors });
  return (
    <FieldFrame
      {...{ label, hint, errors, optionalLabel, hideLabel, ids }}
      required={select.required}
      width={widthOf({ wide, short })}
    >
      <div className="relative">
        <select
          {...select}
          {...controlState(ids, { hint, errors })}
          className={classNames(controlClass, 'appearance-none truncate pr-10', className)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((entry) =>
            'group' in entry ? (
              <optgroup key={entry.group} label={entry.group}>
                <Options options={entry.options} />
              </optgroup>
            ) : (
              <Options key={entry.value} options={[entry]} />
            ),
          )}
        </select>
        <Icon
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-text-muted"
          name="chevron-down"
        />
      </div>
    </FieldFrame>
  );
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map(({ value, label, disabled }) => (
    <option disabled={disabled} key={value} value={value}>
      {label}
    </option>
  ));
}
