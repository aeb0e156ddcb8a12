// Short messages after an action, in a corner of the screen.
import { useCallback, useEffect, useState } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcon, toneInk } from './tone.ts';

export type Toast = { id: string; tone: Tone; message: string };

const stayMs = 8000;

/**
 * A polite live region. Messages leave after eight seconds unless they are warnings or errors, or the pointer or focus
 * rests on one of them. Without JavaScript they stand where the region is placed, and stay.
 */
export function ToastRegion(props: { toasts: readonly Toast[]; label: string; dismissLabel: string }) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const [held, setHeld] = useState(false);
  const dismiss = useCallback((id: string) => setDismissed((before) => [...before, id]), []);
  return (
    <section
      aria-label={props.label}
      aria-live="polite"
      className="noscript:static pointer-events-none fixed inset-x-0 bottom-0 z-40 grid gap-2 p-4 sm:left-auto sm:w-[26rem] print:hidden"
      onBlur={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {props.toasts
        .filter((toast) => !dismissed.includes(toast.id))
        .map((toast) => (
          <ToastCard dismissLabel={props.dismissLabel} held={held} key={toast.id} onDismiss={dismiss} toast={toast} />
        ))}
    </section>
  );
}

type ToastCardProps = { toast: Toast; held: boolean; dismissLabel: string; onDismiss: (id: string) => void };

function ToastCard({ toast, held, dismissLabel, onDismiss }: ToastCardProps) {
  const { id, tone, message } = toast;
  const stays = tone === 'danger' || tone === 'warning' || held;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => onDismiss(id), stayMs);
    return () => clearTimeout(timer);
  }, [id, stays, onDismiss]);
  return (
    <div className="pointer-events-auto flex items-start gap-3 rounded-lg border bg-surface-raised p-3 pl-4 shadow-lg">
      <Icon className={classNames('mt-2 size-[1.3em]', toneInk[tone])} name={toneIcon[tone]} />
      <p className="min-w-0 flex-1 py-1.5">{message}</p>
      <button
        aria-label={dismissLabel}
        className="noscript:hidden inline-flex size-10 shrink-0 cursor-pointer items-center justify-center rounded-md text-text-muted hover:bg-surface-sunken pointer-coarse:size-11"
        onClick={() => onDismiss(id)}
        type="button"
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}
