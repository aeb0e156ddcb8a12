// Follows a listing's form in the browser and asks the coach again shortly after somebody stops typing.
import { parse } from '@conform-to/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type CoachResult, coachListing } from '#app/domain/coach.ts';
import type { List } from '#app/domain/listing.ts';
import { moveContactsIn } from './move-contacts-in-form.ts';
import { typedContent } from './typed-content.ts';

/** Milliseconds of rest before the coach speaks again. */
const rest = 300;

const formOf = (id: string): HTMLFormElement | null => {
  const form = document.getElementById(id);
  return form instanceof HTMLFormElement ? form : null;
};

/** Sets a field as if somebody had typed it, so that everything that listens to the form hears of it. */
function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export interface Coach {
  readonly result: CoachResult;
  /** Of the text being written, for examples in the same language. */
  readonly language: 'zh' | 'en';
  /** False until the browser runs this: the score is then that of the last saving. */
  readonly isLive: boolean;
  /** Moves what was found into the contact fields, without a round trip. */
  readonly moveContacts: () => void;
}

/** `values` is what the page was sent with. */
export function useCoach(list: List, formId: string, values: unknown): Coach {
  const [typed, setTyped] = useState<unknown>(null);
  const read = useCallback(() => {
    const form = formOf(formId);
    if (form) setTyped(parse(new FormData(form), { resolve: (value) => ({ value }) }).payload);
  }, [formId]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (event: Event) => {
      // Listening on the document survives a form that is drawn anew.
      if (!(event.target instanceof Element) || event.target.closest('form')?.id !== formId) return;
      clearTimeout(timer);
      timer = setTimeout(read, rest);
    };
    const events = ['input', 'change', 'click'] as const;
    for (const name of events) document.addEventListener(name, later);
    read();
    return () => {
      clearTimeout(timer);
      for (const name of events) document.removeEventListener(name, later);
    };
  }, [formId, read]);
  const content = useMemo(() => typedContent(list, typed ?? values), [list, typed, values]);
  const result = useMemo(() => coachListing(content), [content]);
  const moveContacts = useCallback(() => {
    const form = formOf(formId);
    if (!form) return;
    for (const [name, value] of moveContactsIn(new FormData(form))) {
      const field = form.elements.namedItem(name);
      const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      if (
        isText &&
        typeof value === 'string' &&
        !/^(?:checkbox|radio|hidden)$/.test(field.type) &&
        field.value !== value
      )
        typeInto(field, value);
    }
    read();
  }, [formId, read]);
  return { result, language: content.language, isLive: typed !== null, moveContacts };
}
