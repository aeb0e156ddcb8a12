// How often an address may ask for feeds: readers look every few minutes, and an office shares one address.
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';

const limit = { limit: 120, windowSeconds: 60 };

export const mayReadFeed = (kind: 'feed' | 'calendar' | 'own-calendar', clientAddress: string): Promise<boolean> =>
  takeAttempt(`feed:${kind}`, clientAddress, limit);
