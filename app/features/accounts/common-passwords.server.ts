// The offline list of passwords everybody tries: no password ever leaves this process to be looked up.
import { dictionary } from '@zxcvbn-ts/language-common';
import { comparedPassword, isCommonPassword, shortestPassword } from '#app/domain/password.ts';

const listed = new Set(dictionary.passwords);

/** True for a password of the list, whole or repeated, with or without digits and signs around it, and for site words. */
export function isBlockedPassword(password: string): boolean {
  const compared = comparedPassword(password);
  if (isCommonPassword(compared) || listed.has(compared)) return true;
  const letters = compared.replaceAll(/[\d\s\p{P}\p{S}]/gu, '');
  const repeated = [compared, letters].map((text) => /^(.+?)\1+$/u.exec(text)?.[1]);
  return listed.has(letters) || repeated.some((unit) => unit !== undefined && (listed.has(unit) || unit.length < 4));
}

/** Error code for the field (a key of t.forms.errors); null when the password will do. */
export function passwordProblem(password: string, hasSecondFactor: boolean): string | null {
  const shortest = shortestPassword(hasSecondFactor);
  if ([...password].length < shortest) return hasSecondFactor ? `too-short:${shortest}` : 'password-short';
  return isBlockedPassword(password) ? 'password-common' : null;
}
