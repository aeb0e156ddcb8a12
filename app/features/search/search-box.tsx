// The line to search with: completes what is typed, remembers what was asked on this device, works by keyboard alone.
// Without JavaScript it is a plain search field of the form around it.
import { useFetcher } from '@remix-run/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { controlClass } from '#app/ui/field-frame.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { forgetSearches, readRecentSearches } from './recent-searches.ts';

export interface SuggestionsAnswer {
  readonly suggestions: readonly string[];
}

/** Milliseconds without a key before results and suggestions are asked for. */
const typingPauseMs = 220;

interface Props {
  readonly text: string;
  /** The reader chose or finished a wording. */
  readonly onChosen: (text: string) => void;
  /** The reader is still typing. */
  readonly onTyped: (text: string) => void;
  /** Arrow down with nothing to choose from: on to the results. */
  readonly onLeave: () => void;
}

/** "/" anywhere outside a field goes to the box. */
function useSlash(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const at = event.target;
      const isTyping =
        at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [field]);
}

export function SearchBox({ text, onChosen, onTyped, onLeave }: Props) {
  const { search } = useI18n().t;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>();
  const isComposing = useRef(false);
  const answer = useFetcher<SuggestionsAnswer>();
  const [isOpen, setOpen] = useState(false);
  const [recent, setRecent] = useState<string[]>([]);
  const [typed, setTyped] = useState(text);
  const [at, setAt] = useState(-1);
  useSlash(field);
  // Back, forward and links change what stands in the line; typing is never overwritten.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = text;
    setTyped(text);
  }, [text]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const offered = typed.trim() === '' ? recent : (answer.data?.suggestions ?? []);
  const isShown = isOpen && offered.length > 0;

  const typing = (value: string) => {
    setTyped(value);
    setAt(-1);
    setOpen(true);
    clearTimeout(pause.current);
    if (isComposing.current) return;
    pause.current = setTimeout(() => {
      if (value.trim() !== '') answer.load(`/search/suggestions?q=${encodeURIComponent(value.trim())}`);
      onTyped(value);
    }, typingPauseMs);
  };
  const choose = (wording: string) => {
    clearTimeout(pause.current);
    if (field.current) field.current.value = wording;
    setTyped(wording);
    setOpen(false);
    onChosen(wording);
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && isShown) {
      event.preventDefault();
      setOpen(false);
      setAt(-1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown && event.key === 'ArrowDown') return onLeave();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (now + step + offered.length + 1) % (offered.length + 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(offered[at] ?? event.currentTarget.value);
    }
  };

  return (
    <div className="flex gap-2">
      <label className="sr-only" htmlFor={id}>
        {search.label}
      </label>
      <div className="relative min-w-0 flex-1">
        <Icon className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-text-muted" name="search" />
        <input
          aria-activedescendant={isShown && at >= 0 && at < offered.length ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-controls={isShown ? `${id}-list` : undefined}
          autoComplete="off"
          className={classNames(controlClass, 'pl-10')}
          defaultValue={text}
          enterKeyHint="search"
          id={id}
          maxLength={500}
          name="q"
          onBlur={() => setOpen(false)}
          onChange={(event) => typing(event.target.value)}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            typing(event.currentTarget.value);
          }}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onFocus={() => {
            setRecent(readRecentSearches());
            setOpen(typed.trim() === '');
          }}
          onKeyDown={pressed}
          placeholder={search.placeholder}
          ref={field}
          title={search.shortcut}
          type="search"
        />
        <span aria-live="polite" className="sr-only">
          {isShown ? search.suggested({ count: offered.length }) : ''}
        </span>
        {isShown && (
          <Offered
            at={at}
            id={id}
            offered={offered}
            onChoose={choose}
            onForget={
              typed.trim() === ''
                ? () => {
                    forgetSearches();
                    setRecent([]);
                  }
                : null
            }
          />
        )}
      </div>
      <Button type="submit" variant="primary">
        {search.submit}
      </Button>
    </div>
  );
}

function Offered(props: {
  id: string;
  offered: readonly string[];
  at: number;
  onChoose: (wording: string) => void;
  /** For recent searches only. */
  onForget: (() => void) | null;
}) {
  const { search } = useI18n().t;
  // Pressing the pointer must not take the focus out of the line before the click arrives.
  const stay = (event: { preventDefault(): void }) => event.preventDefault();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
    <div
      className="absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-lg border bg-surface-raised shadow-lg"
      onMouseDown={stay}
    >
      {props.onForget && (
        <p className="flex items-center justify-between gap-3 px-3 pt-2 text-text-muted text-xs">
          {search.recent}
          <button className="control-small text-accent" onClick={props.onForget} tabIndex={-1} type="button">
            {search.clearRecent}
          </button>
        </p>
      )}
      <div
        aria-label={search.suggestions}
        className="max-h-80 overflow-y-auto py-1"
        id={`${props.id}-list`}
        role="listbox"
      >
        {props.offered.map((wording, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the line above has the keyboard
          <div
            aria-selected={index === props.at}
            className={classNames(
              'control-small flex cursor-pointer items-center px-3 text-sm',
              index === props.at ? 'bg-accent-soft text-accent' : 'hover:bg-surface-sunken',
            )}
            id={`${props.id}-${index}`}
            key={wording}
            onClick={() => props.onChoose(wording)}
            role="option"
            tabIndex={-1}
          >
            <span className="truncate">{wording}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
