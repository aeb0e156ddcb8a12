// The list of what is wrong at the top of a refused form.
import { type MouseEvent, useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';

export type SummaryError = { fieldId?: string; message: string };

/** Shown only when there are errors; takes focus when they appear, and each entry leads to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly SummaryError[] }) {
  const box = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const content = errors.map((error) => error.message).join('\n');
  useEffect(() => {
    if (content) box.current?.focus();
  }, [content]);
  if (errors.length === 0) return null;
  return (
    <div
      aria-labelledby={headingId}
      className="mb-6 rounded-lg border-2 border-danger bg-surface-raised p-4"
      ref={box}
      role="alert"
      tabIndex={-1}
    >
      <h2 className="flex items-center gap-2 text-danger text-lg" id={headingId}>
        <Icon name="danger" />
        {title}
      </h2>
      <ul className="mt-2 list-disc pl-5">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId}:${message}`}>
            {fieldId ? (
              <a
                className="touch-link font-medium text-danger underline underline-offset-4"
                href={`#${fieldId}`}
                onClick={focusTarget}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A hash link scrolls to a field without focusing it; typing should be possible at once. */
function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  target.closest('fieldset, label, div')?.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}
