// The frame around every page: skip link, header with navigation, main landmark, footer.
import { Link, useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export type NavigationItem = { to: string; label: string; current: boolean };

export type AppShellProps = {
  /** The name of the site, already a link to the front page if wanted. */
  brand: ReactNode;
  navigation: readonly NavigationItem[];
  /** Names the navigation landmark. */
  navigationLabel: string;
  account: ReactNode;
  language: ReactNode;
  skipLabel: string;
  menuLabel: string;
  footer: ReactNode;
  /** A message about the whole site, above the header. */
  banner?: ReactNode;
  children: ReactNode;
};

const containerClass = 'mx-auto w-full max-w-7xl px-4 sm:px-6';

export function AppShell(props: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        className="sr-only z-50 rounded-md bg-accent-fill px-4 py-2 text-on-fill focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-4 focus:py-2"
        href="#main"
      >
        {props.skipLabel}
      </a>
      {props.banner}
      <header className="relative z-30 border-t-4 border-t-accent-fill border-b bg-surface-raised print:static">
        <div className={classNames(containerClass, 'flex min-h-14 flex-wrap items-center gap-x-1 sm:gap-x-6')}>
          <div className="mr-auto flex min-h-14 min-w-0 items-center xl:mr-0">{props.brand}</div>
          <nav
            aria-label={props.navigationLabel}
            className="order-last hidden w-full md:block xl:order-none xl:mr-auto xl:w-auto print:hidden"
          >
            <ul className="-mx-3 flex flex-wrap xl:mx-0">
              {props.navigation.map((item) => (
                <li key={item.to}>
                  <NavigationLink {...item} />
                </li>
              ))}
            </ul>
          </nav>
          <div className="flex min-w-0 items-center gap-x-1 sm:gap-x-3 print:hidden">
            {props.language}
            {props.account}
          </div>
          <PhoneMenu {...props} />
        </div>
      </header>
      <main className={classNames(containerClass, 'flex-1 py-6 outline-none sm:py-8')} id="main" tabIndex={-1}>
        {props.children}
      </main>
      <footer className="border-t bg-surface-sunken text-sm text-text-muted print:hidden">
        <div className={classNames(containerClass, 'py-6')}>{props.footer}</div>
      </footer>
    </div>
  );
}

function NavigationLink({ to, label, current }: NavigationItem) {
  return (
    <Link
      aria-current={current ? 'page' : undefined}
      className={classNames(
        'flex min-h-11 items-center border-b-[3px] px-3 pt-[3px] focus-visible:-outline-offset-3 xl:min-h-14',
        current ? 'border-accent-fill font-semibold text-accent' : 'border-transparent hover:border-border-strong',
      )}
      to={to}
    >
      {label}
    </Link>
  );
}

/** The navigation on phones: a native fold-out that also closes on Escape and after following a link. */
function PhoneMenu(props: Pick<AppShellProps, 'navigation' | 'navigationLabel' | 'menuLabel'>) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new location key is the sign that a link was followed
  useEffect(() => menu.current?.removeAttribute('open'), [key]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, []);
  return (
    <details className="sm:ml-2 md:hidden print:hidden" ref={menu}>
      <summary className="-mr-2 flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center gap-1.5 rounded-md px-2 text-accent">
        <Icon name="menu" />
        <span className="max-sm:sr-only">{props.menuLabel}</span>
      </summary>
      <nav
        aria-label={props.navigationLabel}
        className="absolute inset-x-0 top-full border-b bg-surface-raised pb-2 shadow-lg"
      >
        <ul className={containerClass}>
          {props.navigation.map(({ to, label, current }) => (
            <li className="border-t first:border-t-0" key={to}>
              <Link
                aria-current={current ? 'page' : undefined}
                className={classNames('flex min-h-12 items-center', current && 'font-semibold text-accent')}
                to={to}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
