// Where the page of a listing is.
export const listingPath = (list: 'opportunity' | 'capability', reference: string): string =>
  `/${list === 'opportunity' ? 'opportunities' : 'capabilities'}/${reference}`;
