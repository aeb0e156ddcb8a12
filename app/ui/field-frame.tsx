// What every form field shares: label, hint, errors, and the ids that tie them to the control.
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** The words around a control. `optionalLabel` is shown after the label of fields that are not required. */
export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  optionalLabel?: string;
  /** Keeps the label for assistive technology only, for fields whose place says what they are (a search box). */
  hideLabel?: boolean;
};

export type FieldIds = { id: string; hintId: string; errorId: string; describedBy: string | undefined };

/**
 * Ids of one field. The caller's own id and aria-describedby (from conform's getInputProps, whose error id is also
 * `${id}-error`) are kept; hint and error are added once each.
 */
export function useFieldIds(own: {
  id?: string;
  'aria-describedby'?: string;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
}): FieldIds {
  const generated = useId();
  const id = own.id ?? generated;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const parts = new Set(own['aria-describedby']?.split(' ').filter(Boolean));
  parts.delete(errorId);
  if (own.hint) parts.add(hintId);
  if (own.errors?.length) parts.add(errorId);
  return { id, hintId, errorId, describedBy: parts.size > 0 ? [...parts].join(' ') : undefined };
}

/** The classes shared by inputs, text areas and selects. */
export const controlClass =
  'block w-full rounded-md border border-border-strong bg-surface-raised px-3 py-1.5 text-text control-medium hover:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger aria-invalid:border-2 disabled:cursor-not-allowed disabled:bg-surface-sunken disabled:text-text-muted [&[readonly]]:bg-surface-sunken';

type FrameProps = FieldWords & { ids: FieldIds; required?: boolean; width?: FieldWidth; children: ReactNode };

/** `short` for numbers and dates, `medium` for a line of text, `full` for whatever the container gives. */
export type FieldWidth = 'short' | 'medium' | 'full';

const widthClass = {
  short: 'max-w-56',
  medium: 'max-w-xl',
  full: 'max-w-none',
} satisfies Record<FieldWidth, string>;

/** Label above, then hint, then errors, then the control given as children. */
export function FieldFrame({ ids, width = 'medium', children, ...words }: FrameProps) {
  return (
    <div className={classNames('relative min-w-0', words.errors?.length && 'border-danger border-l-4 pl-3')}>
      <label className={classNames('block font-medium', words.hideLabel && 'sr-only')} htmlFor={ids.id}>
        {words.label}
        <OptionalMark label={words.required ? undefined : words.optionalLabel} />
      </label>
      <FieldHint id={ids.hintId}>{words.hint}</FieldHint>
      <FieldErrors errors={words.errors} id={ids.errorId} />
      <div className={classNames(!words.hideLabel && 'mt-1', widthClass[width])}>{children}</div>
    </div>
  );
}

/** A group of choices: the same arrangement with a legend, since several controls share the question. */
export function FieldGroupFrame({
  ids,
  required,
  role,
  children,
  ...words
}: FieldWords & { ids: FieldIds; required?: boolean; role?: 'radiogroup'; children: ReactNode }) {
  const invalid = Boolean(words.errors?.length);
  const state = role === 'radiogroup' ? { role, 'aria-invalid': invalid || undefined, 'aria-required': required } : {};
  return (
    <div className={classNames('relative min-w-0', invalid && 'border-danger border-l-4 pl-3')}>
      <fieldset {...state} aria-describedby={ids.describedBy} className="min-w-0">
        <legend className={classNames('font-medium', words.hideLabel && 'sr-only')}>
          {words.label}
          <OptionalMark label={required ? undefined : words.optionalLabel} />
        </legend>
        <FieldHint id={ids.hintId}>{words.hint}</FieldHint>
        <FieldErrors errors={words.errors} id={ids.errorId} />
        {children}
      </fieldset>
    </div>
  );
}

function OptionalMark({ label }: { label: string | undefined }) {
  return label ? <span className="ml-1.5 font-normal text-sm text-text-muted">{label}</span> : null;
}

function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <div className="max-w-2xl text-sm text-text-muted" id={id}>
      {children}
    </div>
  ) : null;
}

/** Error sentences with an icon, so that colour is never the only sign. */
export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <ul className="max-w-2xl font-medium text-danger text-sm" id={id}>
      {errors.map((error) => (
        <li className="flex gap-1.5" key={error}>
          <Icon className="mt-0.5" name="danger" />
          <span>{error}</span>
        </li>
      ))}
    </ul>
  );
}
