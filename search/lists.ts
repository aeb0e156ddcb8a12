// What can be found, and the index that holds each.

export const listIndexes = {
  opportunity: 'opportunities',
  capability: 'capabilities',
  call: 'calls',
  organisation: 'organisations',
} as const;
export type ListName = keyof typeof listIndexes;

export const listNames = Object.keys(listIndexes) as readonly ListName[];
