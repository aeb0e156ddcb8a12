// The keeper of a form as React sees it: status, what to fill in, what else was typed.
import { useLocation, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TypedPair } from '#app/domain/typed-form.ts';
import type { FormKeep } from './get-listing-form.server.ts';
import { type KeepStatus, type OtherTyping, TypedKeeper } from './typed-keeper.ts';

export interface TypedKeep {
  readonly status: KeepStatus;
  /** Filled in from this device or another tab, over what the server gave; `version` tells one filling from the next. */
  readonly filled: (OtherTyping & { readonly version: number }) | null;
  readonly other: OtherTyping | null;
  /** What the form says now; null before the first change. */
  readonly typed: readonly TypedPair[] | null;
  readonly tab: string;
  readonly look: () => void;
  readonly choose: (which: 'other' | 'this') => void;
}

export function useTypedKeep(formId: string, keep: FormKeep): TypedKeep {
  const keeper = useRef<TypedKeeper | null>(null);
  const [status, setStatus] = useState<KeepStatus>({ kind: 'idle' });
  const [filled, setFilled] = useState<TypedKeep['filled']>(null);
  const [other, setOther] = useState<OtherTyping | null>(null);
  const [typed, setTyped] = useState<readonly TypedPair[] | null>(null);
  const [tab, setTab] = useState('');
  const given = useRef(keep);

  useEffect(() => {
    const find = () => document.getElementById(formId) as HTMLFormElement | null;
    const made = new TypedKeeper(find, given.current, {
      status: setStatus,
      typed: setTyped,
      fill: (typing) => setFilled((before) => ({ ...typing, version: (before?.version ?? 0) + 1 })),
      other: setOther,
    });
    keeper.current = made;
    setTab(made.tab);
    made.start();
    const form = find();
    const look = () => made.look();
    const leave = () => {
      if (document.visibilityState === 'hidden') void made.save(true);
      else void made.compare();
    };
    const inForm = (event: Event) => {
      if ((event.target as HTMLElement | null)?.closest?.(`#${formId}`)) look();
    };
    document.addEventListener('input', inForm);
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('focus', leave);
    window.addEventListener('online', leave);
    form?.addEventListener('change', look);
    return () => {
      document.removeEventListener('input', inForm);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('focus', leave);
      window.removeEventListener('online', leave);
      made.stop({ isSaved: false });
    };
  }, [formId]);

  useSavedNavigation(() => keeper.current?.stop({ isSaved: true }));
  const look = useCallback(() => keeper.current?.look(), []);
  const choose = useCallback((which: 'other' | 'this') => keeper.current?.choose(which), []);
  return { status, filled, other, typed, tab, look, choose };
}

/** A post that leads to another page than sign-in has been taken. */
function useSavedNavigation(then: () => void) {
  const { state, formMethod, location } = useNavigation();
  const { pathname } = useLocation();
  const to = state === 'loading' && formMethod === 'POST' ? location.pathname : null;
  const done = useRef(then);
  done.current = then;
  useEffect(() => {
    if (to !== null && to !== pathname && to !== '/sign-in') done.current();
  }, [to, pathname]);
}
