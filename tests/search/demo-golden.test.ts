// The demo's graded needs: sound as data, and ranked by the matcher no worse than the floor.
import { expect, test } from 'vitest';
import { readDemoCapabilities, readDemoOpportunities } from '#prisma/demo/content.ts';
import { demoGoldenCollections, type GoldenCollection, readDemoGrades } from '#prisma/demo/golden-collections.ts';
import { average, measure } from '#search/evaluation/metrics.ts';
import { createTextRanker } from '#search/matching/text-ranker.ts';

const collections = new Map(demoGoldenCollections().map((one) => [one.name, one]));

function named(name: string): GoldenCollection {
  const found = collections.get(name);
  if (!found) throw new Error(`no collection ${name}`);
  return found;
}

/** nDCG@10 of the matcher's text core, every need counted. */
function ndcg({ corpus, queries, qrels }: GoldenCollection): number {
  const ranker = createTextRanker(corpus.map(({ id, title, text }) => ({ id, title, body: text })));
  const measured = queries.map(({ id, title, text }) => {
    const ranking = ranker.rank({ id, title, body: text }, 100).map((one) => one.id);
    return measure(
      ranking,
      new Map(qrels.filter(([query]) => query === id).map(([, document, grade]) => [document, grade])),
    );
  });
  return average(measured).ndcg10;
}

test('every demo need is graded, and every grade is of a capability that exists', () => {
  const [today, grades] = ['2026-11-30', readDemoGrades()];
  expect(new Set(grades.keys())).toEqual(new Set(readDemoOpportunities(today).map(({ key }) => key)));
  const known = new Set(readDemoCapabilities(today).map(({ key }) => key));
  const graded = [...grades.values()].flatMap((of) => [...of.keys()]);
  expect(graded.filter((key) => !known.has(key))).toEqual([]);
});

test('there are at least 30 needs within Chinese, 15 within English and 15 across, asked from both sides', () => {
  const asked = (name: string) => named(name).queries.length;
  expect(asked('demo-zh')).toBeGreaterThanOrEqual(30);
  expect(asked('demo-en')).toBeGreaterThanOrEqual(15);
  expect(asked('demo-across')).toBeGreaterThanOrEqual(15);
  const languages = new Map(readDemoOpportunities('2026-11-30').map(({ key, content }) => [key, content.language]));
  expect(new Set(named('demo-across').queries.map(({ id }) => languages.get(id)))).toEqual(new Set(['zh', 'en']));
});

test('across languages a need meets capabilities of the other language only', () => {
  const { queries, corpus, qrels } = named('demo-across');
  const inChinese = (text: string): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 4;
  const texts = new Map([...queries, ...corpus].map(({ id, text }) => [id, text]));
  for (const [query, document, grade] of qrels) {
    const same = inChinese(texts.get(query) ?? '') === inChinese(texts.get(document) ?? '');
    expect(same, `${query} ${document} ${grade}`).toBe(grade === -1);
  }
});

test.each([
  ['demo-zh', 0.8],
  ['demo-en', 0.8],
  ['demo-across', 0.65],
])('%s: nDCG@10 is at least %f', (name, floor) => {
  expect(ndcg(named(name))).toBeGreaterThanOrEqual(floor);
});
