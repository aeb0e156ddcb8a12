// What many have searched for. A row holds no person: the hash joins person and text under a key, so that nobody's searches can be
// put together again.
import { createHmac } from 'node:crypto';
import { askersNeeded, daysKept, daysNeeded } from '#app/domain/asked-search.ts';
import { env } from '#app/runtime/env.server.ts';
import { db } from './client.server.ts';

const askerOf = (text: string, who: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`asked-search\n${text}\n${who}`).digest('hex').slice(0, 32);

/** Counts a search once for whoever asked; what is past its days goes at the same time. `who` is an id or an address. */
export async function countSearch(text: string, who: string): Promise<void> {
  await db.$executeRaw`
    WITH old AS (DELETE FROM asked_search WHERE asked_on < app_clock()::date - ${daysKept}::int)
    INSERT INTO asked_search (text, asker, asked_on) VALUES (${text}, ${askerOf(text, who)}, app_clock()::date)
    ON CONFLICT (text, asker) DO NOTHING`;
}

const shown = 200;

/** Texts that enough different people asked for on enough different days, most often first. */
export async function listPopularSearches(): Promise<string[]> {
  const rows = await db.$queryRaw<{ text: string }[]>`
    SELECT text FROM asked_search WHERE asked_on >= app_clock()::date - ${daysKept}::int
    GROUP BY text HAVING count(*) >= ${askersNeeded} AND count(DISTINCT asked_on) >= ${daysNeeded}
    ORDER BY count(*) DESC, text LIMIT ${shown}`;
  return rows.map(({ text }) => text);
}
