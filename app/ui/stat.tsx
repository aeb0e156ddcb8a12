// Figures worth showing large.
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

export type StatProps = { label: string; value: ReactNode; unit?: string; note?: ReactNode; to?: string };

/** One figure; use inside `StatList`, which is the definition list it belongs to. */
export function Stat({ label, value, unit, note, to }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col border-accent-fill border-l-[3px] py-0.5 pl-3">
      <dt className="text-sm text-text-muted">
        {to ? (
          <Link className="touch-link underline decoration-border-strong underline-offset-4 hover:text-accent" to={to}>
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd>
        <span className="font-semibold text-2xl tabular-nums">{value}</span>
        {unit && <span className="ml-1 text-sm">{unit}</span>}
        {note && <span className="block text-text-muted text-xs">{note}</span>}
      </dd>
    </div>
  );
}

export function StatList({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.5rem),1fr))] gap-x-4 gap-y-5">{children}</dl>
  );
}
