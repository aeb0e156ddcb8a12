// How often an address may ask for feeds: readers look every few minutes, not several times a second.
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';

const limit = { limit: 60, windowSeconds: 60 };

export const mayReadFeed = (clientAddress: string): Promise<boolean> => takeAttempt('feed', clientAddress, limit);
