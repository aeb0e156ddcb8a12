// The lexicon's files keep to their format (search/matching/lexicon/README.md), and its look-up finds the longest wording.
import { expect, test } from 'vitest';
import { analyse, normaliseText } from '#search/matching/analysis.ts';
import declared from '#search/matching/lexicon/declared.json' with { type: 'json' };
import {
  addToLexicon,
  type Concept,
  conceptMatcher,
  englishKey,
  lexiconConcepts,
  lexiconVersion,
} from '#search/matching/lexicon.ts';

const concepts = lexiconConcepts();
const name = ({ zh, en }: Concept): string => `${zh.join('|')} = ${en.join('|')}`;

/** Concepts by the key under which one of their wordings is found. */
function byKey(keysOf: (concept: Concept) => readonly string[]): Map<string, Set<Concept>> {
  const owners = new Map<string, Set<Concept>>();
  for (const concept of concepts)
    for (const key of keysOf(concept)) owners.set(key, (owners.get(key) ?? new Set()).add(concept));
  return owners;
}

const several = (owners: Map<string, Set<Concept>>): string[] =>
  [...owners].filter(([, of]) => of.size > 1).map(([key, of]) => `${key}: ${[...of].map(name).join(' / ')}`);

test('there are at least 1,500 concepts, each with wordings in both languages', () => {
  expect(concepts.length).toBeGreaterThanOrEqual(1_500);
  expect(concepts.filter(({ zh, en }) => zh.length === 0 || en.length === 0).map(name)).toEqual([]);
});

test('every wording is normalised: NFKC, lower case, simplified, no stray space', () => {
  const wordings = concepts.flatMap(({ zh, en }) => [...zh, ...en]);
  expect(wordings.filter((wording) => normaliseText(wording).trim() !== wording)).toEqual([]);
});

test('Chinese wordings hold nothing but Chinese and English ones none', () => {
  const [han, onlyHan] = [/\p{Script=Han}/u, /^\p{Script=Han}+$/u];
  expect(concepts.flatMap(({ zh }) => zh).filter((wording) => !onlyHan.test(wording))).toEqual([]);
  expect(concepts.flatMap(({ en }) => en).filter((wording) => han.test(wording))).toEqual([]);
});

test('a Chinese wording belongs to one concept', () => {
  expect(several(byKey(({ zh }) => zh))).toEqual([]);
  for (const { zh } of concepts) expect(new Set(zh).size, zh.join('|')).toBe(zh.length);
});

test('an English wording belongs to one concept, unless it is declared to have several meanings', () => {
  const shared = new Set(declared.sharedEnglish.map(englishKey));
  const owners = byKey(({ en }) => en.map(englishKey));
  expect(several(new Map([...owners].filter(([key]) => !shared.has(key))))).toEqual([]);
  expect(declared.sharedEnglish.filter((wording) => (owners.get(englishKey(wording))?.size ?? 0) < 2)).toEqual([]);
});

test('a Chinese wording of one character is declared', () => {
  const single = concepts.flatMap(({ zh }) => zh).filter((wording) => [...wording].length === 1);
  expect(new Set(single)).toEqual(new Set(declared.singleCharacters));
});

test('an English wording of several words is not found by one of them alone', () => {
  // Hyphenated or joined forms whose one telling part is rare enough.
  const rare = new Set([
    'us dollar',
    'due diligence',
    'e-bike',
    'e-commerce',
    "xi'an",
    'non-woven',
    'de-icing',
    'x-ray',
  ]);
  const wordings = concepts.flatMap(({ en }) => en).filter((wording) => !rare.has(wording));
  const parts = (wording: string): number => wording.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  expect(wordings.filter((wording) => englishKey(wording) === '')).toEqual([]);
  expect(wordings.filter((wording) => parts(wording) > 1 && !englishKey(wording).includes(' '))).toEqual([]);
});

/** The concepts found in a text, by their first Chinese wording. */
const found = (text: string): string[] =>
  analyse(text)
    .filter((term) => term.startsWith('#'))
    .map((term) => conceptMatcher().concepts[Number(term.slice(1))]?.zh[0] ?? term);

test('the longest wording wins in both languages and no two overlap', () => {
  expect(found('激光雷达')).toEqual(['激光雷达']);
  expect(found('remote sensing satellites')).toEqual(['遥感卫星']);
  expect(found('遥感卫星')).toEqual(['遥感卫星']);
});

test('texts of both languages, and of both scripts, meet in the same concepts', () => {
  const pairs = [
    ['輕量化複合材料的腐蝕檢測', 'corrosion detection of lightweight composites'],
    ['全资子公司在苏州建设生产基地', 'its wholly owned subsidiary builds a production base in Suzhou'],
    ['感測器與機器手臂', 'sensors and robotic arms'],
    ['无人机巡检光伏电站', 'drone inspection of photovoltaic power stations'],
  ];
  for (const [zh = '', en = ''] of pairs) {
    const common = found(zh).filter((concept) => found(en).includes(concept));
    expect(common.length, `${found(zh)} / ${found(en)}`).toBeGreaterThanOrEqual(2);
  }
});

test('words inside other words are not taken for concepts', () => {
  expect(found('骨干企业水平提升')).not.toContain('骨科');
  expect(found('led by a research team')).not.toContain('发光二极管');
  expect(found('leading the industry')).not.toContain('铅');
});

test('a concept taken in changes the version, taken out again gives the old one back', () => {
  const before = lexiconVersion();
  addToLexicon([{ zh: ['冰晶糖霜焊'], en: ['ice sugar welding'] }]);
  expect(analyse('冰晶糖霜焊').filter((term) => term.startsWith('#'))).toContain(`#${lexiconConcepts().length - 1}`);
  expect(lexiconVersion()).not.toBe(before);
  addToLexicon([]);
  expect(lexiconVersion()).toBe(before);
});
