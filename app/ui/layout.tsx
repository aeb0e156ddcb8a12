// How parts of a page stand to each other: sections, a side column, stacks.
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** Children below each other with even space; their own outer margins are dropped. */
export function Stack({ gap = 'medium', children }: { gap?: 'small' | 'medium' | 'large'; children: ReactNode }) {
  return <div className={classNames('grid min-w-0 grid-cols-[minmax(0,1fr)] *:my-0', stackClass[gap])}>{children}</div>;
}

const stackClass = { small: 'gap-2', medium: 'gap-4', large: 'gap-8' };

/** A titled part of a page. */
export function Section(props: {
  title: ReactNode;
  actions?: ReactNode;
  headingLevel?: 2 | 3;
  id?: string;
  children: ReactNode;
}) {
  const headingId = useId();
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <section aria-labelledby={headingId} className="min-w-0 scroll-mt-4" id={props.id}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Heading className={props.headingLevel === 3 ? 'text-lg' : 'text-xl'} id={headingId}>
          {props.title}
        </Heading>
        {props.actions && <div className="flex flex-wrap gap-2 text-sm">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}

/** A main column with a narrower one: `start` for filters, `end` for facts. On small screens `start` comes first. */
export function Columns(props: { side: ReactNode; at?: 'start' | 'end'; children: ReactNode }) {
  const start = props.at === 'start';
  const side = <div className="min-w-0">{props.side}</div>;
  return (
    <div
      className={classNames(
        'grid gap-x-10 gap-y-6',
        start ? 'lg:grid-cols-[16rem_minmax(0,1fr)]' : 'lg:grid-cols-[minmax(0,1fr)_20rem]',
      )}
    >
      {start && side}
      <div className="min-w-0">{props.children}</div>
      {!start && side}
    </div>
  );
}

/** A raised box for forms and facts. */
export function Panel({ children }: { children: ReactNode }) {
  return <div className="min-w-0 rounded-lg border bg-surface-raised p-4 sm:p-6">{children}</div>;
}
