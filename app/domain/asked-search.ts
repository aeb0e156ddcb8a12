// When a search may be offered to others: only what several people asked on several days, and nothing that could be somebody's.
import { findContacts } from './contact-finding.ts';

/** Different people who must have asked for the same. */
export const askersNeeded = 5;
/** Different days they must have asked on. */
export const daysNeeded = 2;
/** Days that searches are counted and kept. */
export const daysKept = 60;

const shortest = 2;
const longest = 40;

/** As it is counted: lower case, one kind of white space. Null for what is never offered: contacts, numbers, whole sentences. */
export function countedSearch(text: string): string | null {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if (plain.length < shortest || plain.length > longest) return null;
  if (/\d{5}|@|https?:|www\.|["“”]/.test(plain)) return null;
  return findContacts(plain).length > 0 ? null : plain;
}
