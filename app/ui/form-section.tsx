// The layout of long forms: titled sections and the row of buttons at the end.
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** A titled part of a form; on wide screens the title stands beside the fields. */
export function FormSection(props: { title: ReactNode; description?: ReactNode; id?: string; children: ReactNode }) {
  const generated = useId();
  const headingId = props.id ?? generated;
  return (
    <section
      aria-labelledby={headingId}
      className="grid gap-x-10 gap-y-4 border-t py-6 first:border-t-0 first:pt-0 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h2 className="text-lg" id={headingId}>
          {props.title}
        </h2>
        {props.description && <div className="mt-1 text-sm text-text-muted">{props.description}</div>}
      </div>
      <div className="grid min-w-0 content-start gap-5">{props.children}</div>
    </section>
  );
}

/** Fields side by side where there is room, such as a lower and an upper bound. */
export function FieldRow({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] items-end gap-x-4 gap-y-5">
      {children}
    </div>
  );
}

/** The buttons of a form, main one first; `sticky` keeps them in view at the bottom of long forms. */
export function FormActions({ children, sticky = false }: { children: ReactNode; sticky?: boolean }) {
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-3 border-t pt-4',
        sticky && 'sticky bottom-0 z-10 bg-surface pb-4',
      )}
    >
      {children}
    </div>
  );
}
