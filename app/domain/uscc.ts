// The unified social credit code of Chinese organisations, GB 32100-2015, with the organisation code of GB 11714 inside.
import { allow, type Decision, refuse } from './decision.ts';

/** GB 32100-2015, table 2: no I, O, S, V, Z. A character's value is its place. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Registering department, kind, six digits of division, nine of organisation code, one check character. */
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export type UsccReason = 'uscc-shape' | 'uscc-check';

/** As people type it: full-width or lower case characters, spaces and hyphens between groups. */
export const normaliseUscc = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}·.]/gu, '');

/** GB 32100-2015, 5.5: weights 3^(i-1) mod 31 over the first 17 characters. */
function checkCharacter(code: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: the ninth character of the organisation code; letters count from A = 10, gaps included. */
function organisationCheckCharacter(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + Number.parseInt(body.charAt(index), 36) * weight, 0);
  const value = 11 - (sum % 11);
  if (value === 10) return 'X';
  return value === 11 ? '0' : String(value);
}

/** The normalised code, or why it cannot be one. A few codes in real use fail the check; an operator has to look at those. */
export function decideUscc(text: string): Decision<string, UsccReason> {
  const code = normaliseUscc(text);
  if (!shape.test(code)) return refuse('uscc-shape');
  if (organisationCheckCharacter(code.slice(8, 16)) !== code.charAt(16)) return refuse('uscc-check');
  return checkCharacter(code) === code.charAt(17) ? allow(code) : refuse('uscc-check');
}
