// What stands where a list would be when it has nothing in it: why, and what to do next.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export function EmptyState(props: { title: string; icon?: IconName; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed px-4 py-10 text-center">
      {props.icon && <Icon className="mx-auto mb-2 size-8 text-text-muted" name={props.icon} />}
      <p className="font-semibold text-lg">{props.title}</p>
      {props.children && <div className="mx-auto mt-1 max-w-prose text-text-muted">{props.children}</div>}
      {props.action && <div className="mt-4 flex flex-wrap justify-center gap-3">{props.action}</div>}
    </div>
  );
}
