// Numbers of Chinese identity cards: GB 11643-1999 (18 characters with a check digit) and the 15 digits before it.

/** First two digits of a card: provinces of GB/T 2260, with Taiwan, Hong Kong and Macao. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** GB 11643-1999, 4.3: weights 2^(18-i) mod 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isBirthday(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** `text` as found, with or without spaces between its groups. A number whose check digit fails is none. */
export function isIdentityNumber(text: string): boolean {
  const number = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!provinces.has(number.slice(0, 2))) return false;
  const at = (from: number, to: number) => Number(number.slice(from, to));
  if (/^\d{15}$/.test(number)) return isBirthday(1900 + at(6, 8), at(8, 10), at(10, 12));
  if (!/^\d{6}(?:19|20)\d{9}[\dX]$/.test(number) || !isBirthday(at(6, 10), at(10, 12), at(12, 14))) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * at(index, index + 1), 0);
  return checkDigits[sum % 11] === number[17];
}
