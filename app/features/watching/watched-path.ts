// Where the page of what is watched is.
import type { List } from '#app/domain/listing.ts';
import { listingPath } from '#app/ui/listing-path.ts';

export type Watchable = List | 'call';

export const watchedPath = (list: Watchable, reference: string): string =>
  list === 'call' ? `/calls/${reference}` : listingPath(list, reference);
