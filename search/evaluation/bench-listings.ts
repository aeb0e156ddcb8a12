// Listings of any number for measurements: real sentences put together anew, so that words are as common and as rare as in life.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fields } from '#app/domain/field.ts';
import { opportunityKinds } from '#app/domain/opportunity.ts';
import type { Listing } from '#search/matching/matcher.ts';

/** A text of the sources: listings are made of sentences of three of them, so that they have a subject. */
interface Source {
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly sentences: readonly string[];
}

const plain = (html: string): string => html.replaceAll(/<[^>]*>|&[a-z]+;/g, ' ').replaceAll(/\s+/g, ' ');
const sentencesOf = (text: string): string[] =>
  plain(text)
    .split(/(?<=[。！？；])|(?<=[.!?;]) /)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 12 && sentence.length <= 400);

function source(title: unknown, ...texts: readonly unknown[]): Source[] {
  const sentences = texts.flatMap((text) => (typeof text === 'string' ? sentencesOf(text) : []));
  if (typeof title !== 'string' || title === '' || sentences.length === 0) return [];
  return [{ language: /\p{Script=Han}/u.test(sentences[0] ?? '') ? 'zh' : 'en', title, sentences }];
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(file: string): Promise<Row[]> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    process.stderr.write(`Not found, left out: ${file}\n`);
    return [];
  }
  if (!file.endsWith('.jsonl')) return JSON.parse(text) as Row[];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** The demo world and, where they are, the real lists and test collections of `shared`. */
export async function readSources(shared: string, demo: string): Promise<Source[]> {
  const found: Source[] = [];
  for (const name of await readdir(demo))
    if (/^(opportunities|capabilities)-.*\.json$/.test(name))
      for (const { content } of await rowsOf(join(demo, name))) {
        const { title, summary, problem, presentState, description, titleTranslated, summaryTranslated } =
          content as Row;
        found.push(...source(title, summary, problem, presentState, description));
        found.push(...source(titleTranslated, summaryTranslated));
      }
  for (const row of await rowsOf(join(shared, 'challenge-gov-318.json')))
    found.push(...source(row['challenge-title'], row.tagline, row.description));
  for (const { title, abstract } of await rowsOf(join(shared, 'sbir-abstracts-226.jsonl')))
    found.push(...source(title, abstract));
  for (const collection of ['cranfield', 'cisi', 'stard-zh'])
    for (const { title, text } of await rowsOf(join(shared, 'retrieval', collection, 'corpus.jsonl')))
      found.push(...source(title, text));
  return found;
}

/** Seeded (mulberry32), so that a measurement can be repeated with the same listings. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An endless supply of listings, three in ten of them opportunities, six in ten of them Chinese where there are sources of both. */
export function listingMaker(sources: readonly Source[], seed = 20_261): (number: number) => Listing {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const pools = {
    zh: sources.filter(({ language }) => language === 'zh'),
    en: sources.filter(({ language }) => language === 'en'),
  };
  const made = (language: 'zh' | 'en'): { title: string; body: string } => {
    const pool = pools[language].length > 0 ? pools[language] : sources;
    const parts = [pick(pool), pick(pool), pick(pool)];
    const [from, to] = language === 'zh' ? [5, 9] : [4, 7];
    const count = from + Math.floor(random() * (to - from + 1));
    const sentences = Array.from({ length: count }, (_, at) => pick((parts[at % 3] as Source).sentences));
    return {
      title: `${parts[0]?.title ?? ''} ${Math.floor(random() * 1e6)}`,
      body: sentences.join(language === 'zh' ? '' : ' '),
    };
  };
  return (number) => {
    const list = number % 10 < 3 ? 'opportunity' : 'capability';
    const facts = {
      fields: [pick(fields)],
      industryCode: `C${2600 + Math.floor(random() * 1400)}`,
      divisionCode: pick(['220100', '220200', '330100', '310000', '440300']),
      regionsServed: random() < 0.7 ? [] : ['220000'],
      trl: 3 + Math.floor(random() * 7),
      kind: list === 'opportunity' ? pick(opportunityKinds) : ('technology' as const),
      cooperationModes: [],
    };
    return {
      list,
      id: `listing-${number}`,
      ...made(random() < 0.6 ? 'zh' : 'en'),
      organisationId: `organisation-${Math.floor(random() * 20_000)}`,
      publishedAt: Date.parse('2026-11-01T00:00:00Z') - Math.floor(random() * 3e10),
      validUntil: '2027-06-30',
      facts,
    };
  };
}
