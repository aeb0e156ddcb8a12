// The clock's part of watching: who watches a listing hears that its last day has passed.
import { announceNextExpiry } from '#app/features/listings/announce-expiries.server.ts';

export async function announceExpiries(): Promise<void> {
  for (const list of ['opportunity', 'capability'] as const) while (await announceNextExpiry(list));
}
