// Tells the server what of the suggestions came into view and what was opened: a beacon, so that no page waits for it.
import { useEffect } from 'react';
import type { List } from '#app/domain/listing.ts';

const address = '/match-showings';

function send(list: List, reference: string, count: number, opened: string): void {
  navigator.sendBeacon(address, new URLSearchParams({ list, reference, count: String(count), opened }));
}

/** `count` suggestions in full view; null logs nothing (the reader is not of the listing's organisation). */
export function useShowingBeacon(list: List, reference: string, count: number | null): (opened: string) => void {
  useEffect(() => {
    if (count !== null && count > 0) send(list, reference, count, '');
  }, [list, reference, count]);
  return (opened) => {
    if (count !== null) send(list, reference, count, opened);
  };
}
