// A list of like rows in a form (target metrics, milestones), with places for the caller's add and remove buttons.
import { type ReactNode, useId } from 'react';
import { FieldErrors } from './field-frame.tsx';

export type RepeatedRow = {
  /** Stable over insertions, such as conform's key. */
  key: string;
  /** Names the row for assistive technology: "Metric 2". */
  label: string;
  fields: ReactNode;
  remove?: ReactNode;
};

/** Only the arrangement; the buttons are submit buttons of the caller, so rows can be added without JavaScript. */
export function RepeatedRows(props: {
  /** Links to the group lead here. */
  id?: string | undefined;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  rows: readonly RepeatedRow[];
  /** Said when there are no rows. */
  empty?: ReactNode;
  add?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset
      aria-describedby={props.hint ? `${id}-hint` : undefined}
      className="min-w-0 scroll-mt-4"
      id={props.id}
      tabIndex={props.id ? -1 : undefined}
    >
      <legend className="font-medium">{props.legend}</legend>
      {props.hint && (
        <div className="max-w-2xl text-sm text-text-muted" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      <FieldErrors errors={props.errors} id={`${id}-error`} />
      {props.rows.length === 0 && props.empty && (
        <p className="mt-2 rounded-md border border-dashed p-4 text-sm text-text-muted">{props.empty}</p>
      )}
      <div className="mt-2 grid gap-3">
        {props.rows.map((row) => (
          <fieldset className="min-w-0 rounded-md border bg-surface-raised px-4 pt-1 pb-4" key={row.key}>
            <legend className="sr-only">{row.label}</legend>
            <div className="flex min-h-10 items-center justify-between gap-2">
              <span aria-hidden="true" className="text-sm text-text-muted tabular-nums">
                {row.label}
              </span>
              {row.remove}
            </div>
            {row.fields}
          </fieldset>
        ))}
      </div>
      {props.add && <div className="mt-3">{props.add}</div>}
    </fieldset>
  );
}
