// Filters beside a list: what the results can be narrowed to, with how many there are of each.
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

export type FacetOption = { value: string; label: string; count?: number };

export type FacetGroupProps = {
  legend: string;
  /** All boxes share the name; read them with `searchParams.getAll(name)`. */
  name: string;
  options: readonly FacetOption[];
  selected: readonly string[];
  /** With it, options after the first `shownFirst` (default 6) fold away behind this label. */
  moreLabel?: string;
  shownFirst?: number;
};

/** All filters of a list with their submit button: folded on phones, always open beside the results on wide screens. */
export function FilterPanel({ label, open, children }: { label: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="fold-below-lg rounded-lg border bg-surface-raised" open={open}>
      <summary className="control-medium flex cursor-pointer list-none items-center gap-2 px-4 font-medium text-accent">
        <Icon name="filter" />
        {label}
      </summary>
      <div className="px-4 py-4 max-lg:border-t sm:px-5">{children}</div>
    </details>
  );
}

/**
 * Checkboxes of one question, to be used inside a GET form of the caller. The first options always show; the folded
 * part opens by itself when something in it is ticked.
 */
export function FacetGroup({ moreLabel, shownFirst = 6, ...props }: FacetGroupProps) {
  const first = moreLabel ? props.options.slice(0, shownFirst) : props.options;
  const rest = moreLabel ? props.options.slice(shownFirst) : [];
  return (
    <fieldset className="min-w-0 border-t py-4 first:border-t-0 first:pt-0">
      <legend className="float-left mb-1 w-full font-semibold text-sm">{props.legend}</legend>
      <div className="clear-both">
        <FacetBoxes {...props} options={first} />
        {rest.length > 0 && (
          <details className="group/more" open={rest.some(({ value }) => props.selected.includes(value))}>
            <summary className="control-small flex w-fit cursor-pointer list-none items-center gap-1 text-accent text-sm">
              <Icon className="transition-transform group-open/more:rotate-180" name="chevron-down" />
              {moreLabel}
            </summary>
            <FacetBoxes {...props} options={rest} />
          </details>
        )}
      </div>
    </fieldset>
  );
}

function FacetBoxes({ name, options, selected }: Pick<FacetGroupProps, 'name' | 'options' | 'selected'>) {
  const id = useId();
  return (
    <ul>
      {options.map(({ value, label, count }) => (
        <li key={value}>
          <label className="control-small flex cursor-pointer items-center gap-2.5 py-0.5 text-sm" htmlFor={id + value}>
            <input
              className="size-[1.125rem] shrink-0"
              defaultChecked={selected.includes(value)}
              id={id + value}
              name={name}
              type="checkbox"
              value={value}
            />
            <span className="min-w-0 flex-1">{label}</span>
            {count !== undefined && <span className="text-text-muted text-xs tabular-nums">{count}</span>}
          </label>
        </li>
      ))}
    </ul>
  );
}
