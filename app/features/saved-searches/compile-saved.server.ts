// Saved questions compiled by other rules (a new lexicon, other stop words) are compiled again, before anything is compared.
import { inTransaction } from '#app/persistence/client.server.ts';
import { listStaleQuestions, replaceQuestion } from '#app/persistence/saved-searches.server.ts';
import { compilation } from '#search/percolation/percolate.ts';
import { questionFrom, storedQuestion } from './stored-question.ts';

const pageSize = 200;

/** Returns how many there were. Nothing about them changes for their owners, so there is no event. */
export async function compileSaved(): Promise<number> {
  for (let done = 0; ; ) {
    const stale = await listStaleQuestions(compilation, pageSize);
    if (stale.length === 0) return done;
    await inTransaction(async (tx) => {
      for (const { id, address, ...row } of stale)
        await replaceQuestion(tx, id, storedQuestion({ ...questionFrom(row), address }), null);
    });
    done += stale.length;
  }
}
