// The icons of the site, drawn on a 20 × 20 grid with one stroke width so that they sit together.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const shapes = {
  check: <path d="m4 10.5 4 4 8-9" />,
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  plus: <path d="M10 4v12M4 10h12" />,
  minus: <path d="M4 10h12" />,
  search: <path d="M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm4 9.5 4 4" />,
  menu: <path d="M3 5.5h14M3 10h14M3 14.5h14" />,
  filter: <path d="M3 5h14M6 10h8M8.5 15h3" />,
  'chevron-down': <path d="m5 7.5 5 5 5-5" />,
  'chevron-left': <path d="m12.5 5-5 5 5 5" />,
  'chevron-right': <path d="m7.5 5 5 5-5 5" />,
  'arrow-right': <path d="M3.5 10h13m-5-5 5 5-5 5" />,
  info: <path d="M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 9v5m0-8v.5" />,
  success: <path d="M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm-3.5 7.7 2.4 2.4 4.6-5" />,
  warning: <path d="M10 3 18 16.5H2L10 3Zm0 5v4m0 2v.5" />,
  danger: <path d="M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm0 3.5v5m0 2.5v.5" />,
  lock: <path d="M4.5 9h11v8h-11V9Zm2.5 0V6.5a3 3 0 0 1 6 0V9m-3 3v2" />,
  clock: <path d="M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 6v4.5l3 2" />,
  calendar: <path d="M3.5 5h13v11.5h-13V5Zm0 4h13M7 3v3.5M13 3v3.5" />,
  document: <path d="M5 2.5h7l3.5 3.5v11.5H5v-15ZM11.5 3v3.5H15M8 10.5h5M8 13.5h5" />,
  download: <path d="M10 3v9m-4-4 4 4 4-4M3.5 16.5h13" />,
  upload: <path d="M10 12.5v-9m-4 4 4-4 4 4M3.5 16.5h13" />,
  person: <path d="M10 3a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM3 17.5c.7-3 3.5-4.5 7-4.500s6.3 1.5 7 4.5" />,
  building: <path d="M4.5 17.500v-15h8v15m0-9h3.500v9M2.5 17.500h15M7 6h3M7 9.500h3M7 13h3" />,
  bell: <path d="M5 13.500V9a5 5 0 0 1 10 0v4.500l1.5 1.500h-13L5 13.500ZM8.5 17.500h3" />,
  globe: (
    <path d="M10 2.500a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15Zm-7.5 7.500h15M10 2.500c5 5 5 10 0 15M10 2.500c-5 5-5 10 0 15" />
  ),
  link: <path d="m8.5 11.5 3-3M9 6.500l2-2a3.2 3.2 0 0 1 4.5 4.500l-2 2m-2.5 2.5-2 2A3.2 3.2 0 0 1 4.5 11l2-2" />,
  external: <path d="M8 4H4v12h12v-4M11.5 3.500h5v5m0-5L9 11" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A decorative icon in the colour of the text around it, hidden from assistive technology: words must carry the meaning. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={classNames('size-[1.25em] shrink-0', className)}
      fill="none"
      focusable="false"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.6"
      viewBox="0 0 20 20"
    >
      {shapes[name]}
    </svg>
  );
}
