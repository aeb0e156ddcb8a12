// The unified social credit code of Chinese organisations, GB 32100-2015, with the organisation code of GB 11714 inside.
import { allow, type Decision, refuse } from './decision.ts';
import type { OrganisationType } from './organisation.ts';

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

/**
 * What may stand in the table although its check fails, when its holder insists and an operator agrees: the shape alone.
 * @returns the normalised code, or null when it is not even shaped like one
 */
export function shapedUscc(text: string): string | null {
  const code = normaliseUscc(text);
  return shape.test(code) ? code : null;
}

export const usccChecks = (code: string): boolean => decideUscc(code).ok;

/** GB 32100-2015, table 1, by the first two characters; the most frequent type first. */
const typesByPrefix: Readonly<Record<string, readonly OrganisationType[]>> = {
  '11': ['government'],
  '12': ['institute', 'university', 'hospital', 'service-body', 'government'],
  '13': ['service-body', 'government'],
  '19': ['government', 'service-body'],
  '31': ['service-body'],
  '51': ['service-body'],
  '52': ['service-body', 'institute', 'university', 'hospital'],
  '53': ['service-body'],
  '59': ['service-body'],
  '81': ['service-body'],
  '91': ['enterprise', 'service-body', 'hospital', 'institute'],
  '92': ['enterprise'],
  '93': ['enterprise'],
};

/** The type its code suggests; null when the code says nothing about it. */
export const suggestedType = (uscc: string): OrganisationType | null =>
  typesByPrefix[normaliseUscc(uscc).slice(0, 2)]?.[0] ?? null;

/** Whether a type goes with the code: public institutions (12) may be universities, hospitals or institutes. */
export function typeFitsUscc(type: OrganisationType, uscc: string): boolean {
  const fitting = typesByPrefix[normaliseUscc(uscc).slice(0, 2)];
  return fitting === undefined || fitting.includes(type);
}
