// Money is an integer number of minor units and a currency; never a float.

/** `minor` counts the currency's smallest unit (fen, cents). Never negative in budgets and prizes. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Digits after the decimal point, per ISO 4217, for the currencies the site accepts. */
const exponents: Readonly<Record<string, number>> = { CNY: 2, USD: 2, EUR: 2, GBP: 2, JPY: 0 };

export const currencies = Object.keys(exponents);

export const isCurrency = (code: string): boolean => Object.hasOwn(exponents, code);

/** Reads a plain decimal such as "350", "1,200.50" in major units. Null when it is not one or is finer than the minor unit. */
export function moneyFromMajor(text: string, currency: string): Money | null {
  const exponent = exponents[currency];
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.replaceAll(/[,，\s]/g, ''));
  if (exponent === undefined || !match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return null;
  return { minor: BigInt(`${match[1]}${fraction.padEnd(exponent, '0')}`), currency };
}

/** Amounts in Chinese lists are in 万元 (ten thousand yuan): "350.5" → 3,505,000.00 CNY. Null when unreadable. */
export function moneyFromWan(text: string): Money | null {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text.replaceAll(/[,，\s]/g, ''));
  if (!match) return null;
  return { minor: BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`), currency: 'CNY' };
}

/** The same amount in 万元 as a plain decimal without trailing zeros, e.g. "350.5". */
export function wanFromMoney({ minor }: Money): string {
  const whole = minor / 1_000_000n;
  const rest = (minor % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : `${whole}`;
}

/** Major units as a number, for display through Intl only. */
export const majorUnits = ({ minor, currency }: Money): number => Number(minor) / 10 ** (exponents[currency] ?? 2);

/** Major units as a plain decimal without trailing zeros, exact: "3505000", "12.5". */
export function majorText({ minor, currency }: Money): string {
  const exponent = exponents[currency] ?? 2;
  const digits = minor.toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const rest = digits.slice(digits.length - exponent).replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : whole;
}
