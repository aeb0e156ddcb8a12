// A listing as a line of text and back, for the copy of the matcher's memory that is kept on disk.
import type { Listing } from './matcher.ts';

/** Raise it whenever a line says something else than before, or the matcher would take it otherwise: old copies are then no copies. */
export const snapshotVersion = 1;

export interface KnownListing {
  readonly listing: Listing;
  /** Of the row it was read from. */
  readonly revision: number;
}

/** Amounts are integers too large for JSON's numbers. */
const amount = /^\d+n$/;

/** One line: without line ends, nor the two characters that some readers take for them. */
export const encodeListing = (known: KnownListing): string =>
  JSON.stringify(known, (key, value: unknown) => (key === 'minor' ? `${value}n` : value))
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

export const decodeListing = (line: string): KnownListing =>
  JSON.parse(line, (key, value: unknown) =>
    key === 'minor' && typeof value === 'string' && amount.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as KnownListing;
