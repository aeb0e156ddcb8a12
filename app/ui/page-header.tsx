// The head of a page: what it is, in which state, and what can be done here.
import type { ReactNode } from 'react';

/** `eyebrow` names the kind of page or its reference number, `meta` holds badges and short facts. */
export function PageHeader(props: {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-3xl flex-[1_1_28rem] max-sm:flex-[1_1_100%]">
        {props.eyebrow && <p className="mb-1 font-medium text-sm text-text-muted">{props.eyebrow}</p>}
        <h1 className="text-2xl sm:text-3xl">{props.title}</h1>
        {props.meta && (
          <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm text-text-muted">{props.meta}</div>
        )}
        {props.lead && <div className="mt-2 text-text-muted">{props.lead}</div>}
      </div>
      {props.actions && <div className="flex flex-wrap gap-2 print:hidden">{props.actions}</div>}
    </header>
  );
}
