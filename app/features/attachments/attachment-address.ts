// Addresses of a listing's attachments.
import type { List } from '#app/domain/listing.ts';

const names = { opportunity: 'opportunities', capability: 'capabilities' } as const;

export const listingAddress = (list: List, reference: string): string => `/${names[list]}/${reference}`;
export const attachmentsPath = (list: List, reference: string): string =>
  `${listingAddress(list, reference)}/attachments`;

/** The list whose word stands in an address; null when there is none. */
export function listOfPath(word: string | undefined): List | null {
  if (word === names.opportunity) return 'opportunity';
  return word === names.capability ? 'capability' : null;
}
