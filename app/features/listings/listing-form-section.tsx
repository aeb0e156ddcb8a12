// One section of a listing's form: a heading the list of sections leads to, and its fields.
import type { ReactNode } from 'react';
import { Panel } from '#app/ui/layout.tsx';

export function ListingSection(props: { id: string; title: string; description: ReactNode; children: ReactNode }) {
  const headingId = `${props.id}-title`;
  return (
    <section aria-labelledby={headingId} className="scroll-mt-24 lg:scroll-mt-4" id={props.id}>
      <Panel>
        <h2 className="text-lg" id={headingId}>
          {props.title}
        </h2>
        <div className="mt-1 text-sm text-text-muted">{props.description}</div>
        <div className="mt-5 grid min-w-0 gap-6">{props.children}</div>
      </Panel>
    </section>
  );
}
