// Folded-away detail, native, so that it opens without JavaScript.
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export function Disclosure(props: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="group/disclosure" open={props.open}>
      <summary className="control-small flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-sm font-medium text-accent underline-offset-4 hover:underline">
        <Icon className="transition-transform group-open/disclosure:rotate-90" name="chevron-right" />
        {props.summary}
      </summary>
      <div className="mt-2 ml-2 border-l-2 pl-4">{props.children}</div>
    </details>
  );
}
