// The <title> of a page, in the reader's language, for Remix's `meta`.
import { isLocale, type Messages } from '#app/i18n/index.ts';
import { messagesOf } from '#app/i18n/registry.ts';

/** `title` words the page; a null title (its loader refused) becomes the site's name alone. */
export function pageTitle(
  matches: readonly { readonly id: string; readonly data?: unknown }[],
  title: (t: Messages) => string | null | undefined,
): [{ title: string }] {
  const root = matches.find(({ id }) => id === 'root')?.data as { locale?: unknown } | undefined;
  const t = messagesOf(isLocale(root?.locale) ? root.locale : 'zh-CN');
  const own = title(t);
  return [{ title: own ? `${own} · ${t.site.name}` : `${t.site.name} · ${t.site.tagline}` }];
}
