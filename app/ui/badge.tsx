// A small word that tells the state or kind of something.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneSoft } from './tone.ts';

export function Badge(props: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-2 py-px font-medium text-xs print:border',
        toneSoft[props.tone ?? 'neutral'],
      )}
    >
      {props.icon && <Icon className="size-[1.1em]" name={props.icon} />}
      {props.children}
    </span>
  );
}

/** Badges in a row that wraps. */
export function BadgeRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-1.5">{children}</div>;
}
