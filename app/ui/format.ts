// Dates, instants, money and budgets as a reader of each language expects them.
import { type Money, majorUnits, wanFromMoney } from '#app/domain/money.ts';
import type { Budget } from '#app/domain/opportunity.ts';
import { siteTimeZone } from '#app/domain/period.ts';
import type { Locale } from '#app/i18n/index.ts';

/** "2026年12月31日" · "31 December 2026" of a day written "YYYY-MM-DD". */
export const formatDay = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Date, time and offset, in the site's zone whoever reads it: a deadline must not depend on the reader's clock. */
export const formatInstant = (locale: Locale, instant: Date | string): string =>
  `${new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZone: siteTimeZone,
  }).format(new Date(instant))} (UTC+8)`;

/** Yuan in 万元 for Chinese readers; every other amount by the locale's own rules. */
export function formatMoney(locale: Locale, money: Money): string {
  if (locale === 'zh-CN' && money.currency === 'CNY')
    return `${formatNumber(locale, Number(wanFromMoney(money)))} 万元`;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    maximumFractionDigits: money.minor % 100n === 0n ? 0 : 2,
  }).format(majorUnits(money));
}

export const formatNumber = (locale: Locale, value: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);

/** "200—500 万元", "up to ¥5,000,000", or the given word for negotiable. Null when nothing is said. */
export function formatBudget(locale: Locale, budget: Budget, negotiable: string): string | null {
  const { minimum, maximum } = budget;
  const zh = locale === 'zh-CN';
  if (minimum && maximum) {
    if (minimum.minor === maximum.minor) return formatMoney(locale, maximum);
    if (zh && maximum.currency === 'CNY')
      return `${formatNumber(locale, Number(wanFromMoney(minimum)))}—${formatMoney(locale, maximum)}`;
    return `${formatMoney(locale, minimum)} – ${formatMoney(locale, maximum)}`;
  }
  if (maximum) return zh ? `不超过 ${formatMoney(locale, maximum)}` : `up to ${formatMoney(locale, maximum)}`;
  if (minimum) return zh ? `${formatMoney(locale, minimum)}起` : `from ${formatMoney(locale, minimum)}`;
  return budget.negotiable ? negotiable : null;
}
