// Terms with their descriptions: the facts of one thing.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Definition = { term: string; description: ReactNode };

/** Entries whose description is null, undefined, false or "" are left out. `stacked` suits narrow side columns. */
export function DefinitionList({ items, stacked = false }: { items: readonly Definition[]; stacked?: boolean }) {
  const shown = items.filter(({ description }) => description != null && description !== false && description !== '');
  return (
    <dl className="divide-y">
      {shown.map(({ term, description }) => (
        <div
          className={classNames('py-2', !stacked && 'sm:grid sm:grid-cols-[minmax(7rem,11rem)_minmax(0,1fr)] sm:gap-6')}
          key={term}
        >
          <dt className="text-sm text-text-muted sm:leading-[1.7rem]">{term}</dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  );
}
