// Cards: one thing in a list of things, or a raised box on a page.
import { Link } from '@remix-run/react';
import { Children, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type CardProps = {
  title?: ReactNode;
  /** Makes the title a link. The rest of the card stays selectable text. */
  to?: string;
  /** Level of the title in the page's outline. */
  headingLevel?: 2 | 3 | 4;
  /** Above the title, usually a BadgeRow. */
  badges?: ReactNode;
  /** Short facts under the title, separated by space. */
  meta?: ReactNode;
  /** A figure or state at the right of the title. */
  aside?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
};

export function Card({ title, to, headingLevel = 3, badges, meta, aside, actions, children }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <article className="flex h-full min-w-0 flex-col gap-2 rounded-lg border bg-surface-raised p-4 sm:p-5">
      {badges}
      {(title || aside) && (
        <div className="flex items-start justify-between gap-4">
          {title && (
            <Heading className="min-w-0 text-lg leading-snug">
              {to ? (
                <Link
                  className="touch-link text-accent underline decoration-transparent underline-offset-4 transition-colors hover:decoration-current"
                  to={to}
                >
                  {title}
                </Link>
              ) : (
                title
              )}
            </Heading>
          )}
          {aside && <div className="shrink-0">{aside}</div>}
        </div>
      )}
      {children}
      {meta && <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-muted">{meta}</div>}
      {actions && <div className="mt-auto flex flex-wrap gap-2 pt-2">{actions}</div>}
    </article>
  );
}

const gridClass = {
  1: '',
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-2 xl:grid-cols-3',
};

/** An unordered list whose items are the children, in up to `columns` columns. */
export function CardList(props: { columns?: 1 | 2 | 3; label?: string; children: ReactNode }) {
  return (
    <ul aria-label={props.label} className={classNames('grid gap-3', gridClass[props.columns ?? 1])}>
      {Children.map(props.children, (child) => child && <li className="min-w-0">{child}</li>)}
    </ul>
  );
}
