// Where the page of a listing, a call or an organisation is.
const folders = {
  opportunity: 'opportunities',
  capability: 'capabilities',
  call: 'calls',
  organisation: 'organisations',
} as const;

export const listingPath = (list: keyof typeof folders, reference: string): string => `/${folders[list]}/${reference}`;
