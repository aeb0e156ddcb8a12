// Tabs that are links: each view has its own address.
import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

export type TabLink = { to: string; label: string; current: boolean; count?: number };

/** On narrow screens the row scrolls sideways inside itself. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const row = useRef<HTMLElement>(null);
  const at = tabs.findIndex(({ current }) => current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the sign that one may be out of sight
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && current) row.current.scrollLeft = current.offsetLeft - 16;
  }, [at]);
  return (
    <nav aria-label={label} className="relative mb-6 overflow-x-auto border-b print:hidden" ref={row}>
      <ul className="flex w-max min-w-full gap-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              aria-current={tab.current ? 'page' : undefined}
              className={classNames(
                'control-medium flex items-center gap-2 border-b-[3px] px-3 focus-visible:-outline-offset-3',
                tab.current
                  ? 'border-accent-fill font-semibold text-accent'
                  : 'border-transparent text-text-muted hover:border-border-strong hover:text-text',
              )}
              preventScrollReset
              to={tab.to}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-surface-sunken px-2 font-normal text-text-muted text-xs tabular-nums">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
