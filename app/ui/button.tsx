// Buttons and links that look like buttons.
import { Link, type LinkProps } from '@remix-run/react';
import { type ButtonHTMLAttributes, forwardRef, type MouseEvent } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** `call` (cinnabar) is for taking part in an open competition, at most one per view. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'call';
export type ButtonSize = 'small' | 'medium';

type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; icon?: IconName };

const variantClass = {
  primary: 'border-transparent bg-accent-fill text-on-fill hover:bg-accent-fill-hover',
  secondary: 'border-border-strong bg-surface-raised text-accent hover:border-accent hover:bg-accent-soft',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
  danger: 'border-danger bg-surface-raised text-danger hover:bg-danger-fill hover:text-on-fill',
  call: 'border-transparent bg-call-fill text-on-fill hover:bg-call-fill-hover',
} satisfies Record<ButtonVariant, string>;

const sizeClass = {
  small: 'control-small gap-1.5 px-3 py-1 text-sm',
  medium: 'control-medium gap-2 px-4 py-1.5 text-base',
} satisfies Record<ButtonSize, string>;

/** The classes of a button, for the few elements (a summary) that must look like one without being one. */
export function buttonClass({ variant = 'secondary', size = 'medium' }: Omit<ButtonLook, 'icon'> = {}): string {
  return classNames(
    'inline-flex cursor-pointer items-center justify-center rounded-md border text-center font-medium leading-snug no-underline transition-colors',
    'print:hidden aria-busy:cursor-wait',
    variantClass[variant],
    'disabled:cursor-not-allowed disabled:border-border disabled:bg-surface-sunken disabled:text-text-muted',
    sizeClass[size],
  );
}

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
    type: 'button' | 'submit' | 'reset';
    /** Shows a spinner and swallows clicks while keeping focus, which `disabled` would lose. */
    busy?: boolean;
  };

/** A native button; `type` is required because a forgotten one submits the form around it. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, busy = false, className, children, onClick, ...props },
  ref,
) {
  const click = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event));
  return (
    <button
      {...props}
      aria-busy={busy || undefined}
      aria-disabled={busy || props['aria-disabled']}
      className={classNames(buttonClass({ variant, size }), className)}
      onClick={click}
      ref={ref}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
});

/** A link that leads to an action's page; pass `reloadDocument` for downloads and other answers that are not pages. */
export function ButtonLink({ variant, size, icon, className, children, ...props }: ButtonLook & LinkProps) {
  return (
    <Link {...props} className={classNames(buttonClass({ variant, size }), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-[1em] shrink-0 animate-spin rounded-full border-2 border-current border-t-transparent"
    />
  );
}
