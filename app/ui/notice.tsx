// A message set apart from the text around it.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcon, toneInk, toneSoft } from './tone.ts';

/** `live` announces a message that is the answer to what the reader just did. */
export function Notice(props: {
  tone?: Tone;
  title?: ReactNode;
  live?: boolean;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const tone = props.tone ?? 'info';
  const role = props.live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div className={classNames('flex gap-3 rounded-md border-l-4 p-4', toneSoft[tone], toneInk[tone])} role={role}>
      <Icon className="mt-[0.2em] size-[1.3em]" name={toneIcon[tone]} />
      <div className="min-w-0 flex-1 text-text">
        {props.title && <p className="font-semibold">{props.title}</p>}
        {props.children}
        {props.action && <div className="mt-3 flex flex-wrap gap-2">{props.action}</div>}
      </div>
    </div>
  );
}
