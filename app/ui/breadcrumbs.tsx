// The path from the front page to this one.
import { Link } from '@remix-run/react';
import { Icon } from './icon.tsx';

/** The last item is the page itself and usually has no `to`. */
export function Breadcrumbs(props: { label: string; items: readonly { label: string; to?: string }[] }) {
  return (
    <nav aria-label={props.label} className="mb-3 text-sm text-text-muted print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {props.items.map((item, index) => (
          <li className="flex min-w-0 items-center gap-1.5" key={`${index}:${item.label}`}>
            {index > 0 && <Icon className="size-[1em]" name="chevron-right" />}
            {item.to ? (
              <Link className="touch-link underline-offset-4 hover:text-accent hover:underline" to={item.to}>
                {item.label}
              </Link>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
