// The message tables that are loaded: both on the server, the reader's own in the browser.
import type { Locale, Messages } from './index.ts';

const tables: Partial<Record<Locale, Messages>> = {};

export function registerMessages(locale: Locale, table: Messages): void {
  tables[locale] = table;
}

export function messagesOf(locale: Locale): Messages {
  const table = tables[locale];
  if (!table) throw new Error(`the messages of ${locale} are not loaded`);
  return table;
}
