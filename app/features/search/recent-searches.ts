// What was searched for on this device, newest first; it stays there. That something was searched for is counted on the server,
// without a name, see app/domain/asked-search.ts.
import { dropKept, readKept, writeKept } from '#app/ui/kept-on-device.ts';

const key = 'searches';
const limit = 8;

export function readRecentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(readKept(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, limit) : [];
  } catch {
    return [];
  }
}

/** A search somebody finished: chosen, sent, or one of its results opened. */
export function finishSearch(text: string): void {
  const wanted = text.trim();
  if (wanted === '') return;
  const before = readRecentSearches();
  if (before[0] === wanted) return;
  writeKept(key, JSON.stringify([wanted, ...before.filter((one) => one !== wanted)].slice(0, limit)));
  const counted = new FormData();
  counted.set('q', wanted);
  navigator.sendBeacon?.('/search/suggestions', counted);
}

export const forgetSearches = (): void => dropKept(key);
