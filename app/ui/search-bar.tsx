// One line to search with, and its button; the form around it belongs to the caller.
import { useId } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { controlClass } from './field-frame.tsx';
import { Icon } from './icon.tsx';

/** Use inside a GET form (`role="search"` on it). */
export function SearchBar(props: {
  label: string;
  name: string;
  submitLabel: string;
  defaultValue?: string;
  placeholder?: string;
}) {
  const id = useId();
  return (
    <div className="flex gap-2">
      <label className="sr-only" htmlFor={id}>
        {props.label}
      </label>
      <div className="relative min-w-0 flex-1">
        <Icon className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-text-muted" name="search" />
        <input
          className={classNames(controlClass, 'pl-10')}
          defaultValue={props.defaultValue}
          enterKeyHint="search"
          id={id}
          key={props.defaultValue}
          name={props.name}
          placeholder={props.placeholder}
          type="search"
        />
      </div>
      <Button type="submit" variant="primary">
        {props.submitLabel}
      </Button>
    </div>
  );
}
