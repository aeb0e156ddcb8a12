// An organisation's name in the reader's language, falling back to the other one.
import type { Locale } from '#app/i18n/index.ts';

export const organisationName = (
  locale: Locale,
  { nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string },
): string => (locale === 'en' ? nameEn || nameZh : nameZh || nameEn);
