// Thousands of saved searches in the words of the lexicon, and listings that speak like them; the same for the same seed.
import { randomUUID } from 'node:crypto';
import type { AlertFrequency } from '#app/domain/saved-search.ts';
import { storedQuestion } from '#app/features/saved-searches/stored-question.ts';
import { db } from '#app/persistence/client.server.ts';
import { insertSavedSearches } from '#app/persistence/saved-searches.server.ts';
import { lexiconConcepts } from '#search/matching/lexicon.ts';
import { aLonePerson } from './listing-world.ts';
import { asked } from './saved-search-world.ts';

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const random = chance(7);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

const concepts = lexiconConcepts();
/** Few words are asked for by many, most by few. */
const aWording = (): string => {
  const { zh, en } = concepts[Math.floor(concepts.length * random() ** 2)] ?? { zh: [], en: [] };
  return pick(random() < 0.7 && zh.length > 0 ? zh : [...en, ...zh]) ?? '激光';
};
const wordings = (count: number): string[] => Array.from({ length: count }, aWording);

const fields = ['photonics', 'advanced-equipment', 'new-energy', 'biomedicine', 'aerospace-information'] as const;
const frequencies: readonly AlertFrequency[] = ['instant', 'daily', 'daily', 'weekly'];

function aQuery(): string {
  const parameters = new URLSearchParams();
  if (random() < 0.9) parameters.set('q', wordings(1 + Math.floor(random() * 3)).join(' '));
  if (random() < 0.4) parameters.append('field', pick(fields));
  if (random() < 0.3) parameters.append('region', pick(['220000', '220100', '330100', '110000']));
  if (random() < 0.5) parameters.set('list', pick(['opportunity', 'capability']));
  return parameters.toString();
}

/** Of twenty people: how many there are of them makes no difference to the comparison. */
export async function manySavedSearches(count: number): Promise<void> {
  const people = await Promise.all(Array.from({ length: 20 }, () => aLonePerson()));
  for (let done = 0; done < count; done += 500) {
    const rows = Array.from({ length: Math.min(500, count - done) }, (_, index) => {
      const question = storedQuestion(asked(aQuery()));
      const { personId } = pick(people);
      return { id: randomUUID(), personId, name: `Search ${done + index}`, frequency: pick(frequencies), question };
    });
    await insertSavedSearches(rows);
  }
  await db.$executeRaw`ANALYZE saved_search`;
  await db.$executeRaw`ANALYZE saved_search_key`;
}

/** What a listing says: a title of a few wordings, a body of many. */
export const aSpokenListing = () => ({
  title: wordings(2).join(''),
  titleTranslated: wordings(3).join(' '),
  summary: `${wordings(6).join('，')}。`,
  problem: `${wordings(40).join('，')}。人工抽检漏检率约 6%。每月返修 120 件。`,
  fields: [pick(fields)],
});
