// The two languages: Chinese is the source, English must supply the same keys with the same parameters.
import { createContext, useContext } from 'react';
import type { Messages } from './message-shape.ts';

export type { Messages, Translated } from './message-shape.ts';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

export interface I18n {
  readonly locale: Locale;
  readonly t: Messages;
}

export const I18nContext = createContext<I18n | null>(null);

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('no I18nContext above this component');
  return i18n;
}

/** The browser loads one language only. */
export const loadMessages = async (locale: Locale): Promise<Messages> =>
  (locale === 'en' ? await import('./en/messages.ts') : await import('./zh-CN/messages.ts')).messages;
