// Steps or events in order of time.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type TimelineState = 'done' | 'current' | 'upcoming' | 'failed';

export type TimelineItem = {
  key: string;
  title: ReactNode;
  state: TimelineState;
  /** Says the state in words for those who do not see the mark: "done", "now". */
  stateLabel: string;
  /** When, usually a `<time>`. */
  time?: ReactNode;
  description?: ReactNode;
};

const markClass = {
  done: 'border-accent-fill bg-accent-fill text-on-fill',
  current: 'border-accent-fill bg-surface-raised text-accent ring-4 ring-accent-soft',
  upcoming: 'border-border-strong bg-surface-raised text-text-muted',
  failed: 'border-danger-fill bg-danger-fill text-on-fill',
} satisfies Record<TimelineState, string>;

const markIcon: Partial<Record<TimelineState, IconName>> = { done: 'check', failed: 'cross' };

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol>
      {items.map((item) => (
        <li
          aria-current={item.state === 'current' ? 'step' : undefined}
          className="group relative flex gap-4 pb-6 last:pb-0"
          key={item.key}
        >
          <span aria-hidden="true" className="absolute top-6 bottom-0 left-[0.6875rem] border-l-2 group-last:hidden" />
          <span
            aria-hidden="true"
            className={classNames(
              'relative mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border-2',
              markClass[item.state],
            )}
          >
            <TimelineMark state={item.state} />
          </span>
          <div className="min-w-0 flex-1">
            <p className={item.state === 'upcoming' ? 'text-text-muted' : 'font-medium'}>
              {item.title}
              <span className="sr-only"> {item.stateLabel}</span>
            </p>
            {item.time && <p className="text-sm text-text-muted tabular-nums">{item.time}</p>}
            {item.description && <div className="mt-1 text-sm">{item.description}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function TimelineMark({ state }: { state: TimelineState }) {
  const icon = markIcon[state];
  if (icon) return <Icon className="size-3.5" name={icon} />;
  return state === 'current' ? <span className="size-2 rounded-full bg-accent-fill" /> : null;
}
