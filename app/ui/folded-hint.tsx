// A hint that stays folded behind a small sign at the right of its label until it is wanted; opens without JavaScript.
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** For the `hint` of a field. `label` names the sign for assistive technology: "How to fill in: title". */
export function FoldedHint({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group/hint">
      <summary
        className="-top-1 -right-1.5 absolute flex size-8 cursor-pointer list-none items-center justify-center rounded-full text-text-muted hover:bg-accent-soft hover:text-accent group-open/hint:text-accent max-sm:-top-2 max-sm:size-11 pointer-coarse:-top-2 pointer-coarse:size-11"
        title={label}
      >
        <Icon name="info" />
        <span className="sr-only">{label}</span>
      </summary>
      <div className="mt-1 mb-2 rounded-md border-accent border-l-2 bg-surface-sunken px-3 py-2">{children}</div>
    </details>
  );
}
