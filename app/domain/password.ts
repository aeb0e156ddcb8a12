// Password rules after NIST SP 800-63B-4: length only, no composition rules, nothing common.

/**
 * Characters. Fifteen when the password stands alone, eight beside a second factor; the upper limit bounds the hashing
 * cost (at least 64 must be accepted).
 */
export const passwordLength = { minimum: 15, minimumWithSecondFactor: 8, maximum: 256 } as const;

export const shortestPassword = (hasSecondFactor: boolean): number =>
  hasSecondFactor ? passwordLength.minimumWithSecondFactor : passwordLength.minimum;

/** Words of this site and phrases everybody tries; a password made of one of them, repeated or padded, is refused. */
const common = [
  'jiebang',
  'password',
  'passphrase',
  'qwerty',
  'letmein',
  'welcome',
  'changchun',
  'iloveyou',
  'admin',
  '123456',
  'abcdef',
  'woaini',
  '揭榜',
  '密码',
];

/** Passwords are compared without case and in one form of each letter, so that "ＰＡＳＳ" is no way around a list. */
export const comparedPassword = (password: string): string => password.normalize('NFKC').toLowerCase();

/** True when nothing is left but digits and repetition once the common words are taken out. */
export function isCommonPassword(password: string): boolean {
  let rest = comparedPassword(password);
  for (const word of common) rest = rest.replaceAll(word, '');
  rest = rest.replaceAll(/[\d\s\p{P}\p{S}]/gu, '');
  return new Set(rest).size < 4;
}
