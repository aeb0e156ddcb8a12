// The words of a notification for its reader: names, instants and days as that language writes them.
import type { I18n } from '#app/i18n/index.ts';
import { formatDay, formatInstant } from '#app/ui/format.ts';

type Params = Readonly<Record<string, string | number>>;
type Kinds = Readonly<Record<string, { title: (p: Params) => string; line: (p: Params) => string } | undefined>>;

export interface NotificationWords {
  readonly title: string;
  readonly line: string;
}

/** Stored params → what the words expect: `…At` are instants (ISO 8601), `…On` days (YYYY-MM-DD). */
function written({ locale }: I18n, params: Params): Params {
  const one = ([key, value]: [string, string | number]) => {
    if (typeof value !== 'string' || value === '') return [key, value];
    if (/At$/.test(key)) return [key, formatInstant(locale, value)];
    return [key, /On$/.test(key) ? formatDay(locale, value) : value];
  };
  return Object.fromEntries(Object.entries(params).map(one));
}

/** A kind that has gone since it was told is named by its topic's page alone. */
export function notificationWords(
  i18n: I18n,
  row: { readonly kind: string; readonly params: unknown },
): NotificationWords {
  const kind = (i18n.t.notifications.kinds as unknown as Kinds)[row.kind];
  if (!kind) return { title: i18n.t.notifications.link, line: '' };
  const params = written(i18n, row.params as Params);
  return { title: kind.title(params), line: kind.line(params) };
}
