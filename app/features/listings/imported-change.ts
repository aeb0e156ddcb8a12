// The change reason an import writes: a code, because the site words it in the reader's language.
import type { Messages } from '#app/i18n/index.ts';

export const importedChange = 'import';

/** What people wrote as their reason, or the words for an import. */
export const changeReasonText = (t: Messages, reason: string): string =>
  reason === importedChange ? t.listings.versions.imported : reason;
