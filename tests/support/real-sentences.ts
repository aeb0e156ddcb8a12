// Sentences that people wrote: of the demo, and of the shared data where it is there. For corpora of any size.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const sharedData = path.join(root, '../shared/data');

export interface RealSentences {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly titlesZh: readonly string[];
  readonly titlesEn: readonly string[];
  /** Where they came from, and what was not found, in words. */
  readonly sources: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&[a-z#\d]+;/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const sentencesOf = (long: string): string[] =>
  plain(long)
    .split(/(?<=[。！？；])|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 12 && sentence.length <= 400);

const isChinese = (sentence: string): boolean => /\p{Script=Han}/u.test(sentence);

class Collection {
  readonly sentences: string[] = [];
  readonly titles: string[] = [];
  readonly sources: string[] = [];

  add(titles: readonly string[], texts: readonly string[]): void {
    this.titles.push(...titles.map(plain).filter((title) => title.length > 3 && title.length < 120));
    for (const long of texts) this.sentences.push(...sentencesOf(long));
  }

  demo(): void {
    const folder = path.join(root, 'prisma/demo');
    for (const file of readdirSync(folder).filter((name) => /^(opportunities|capabilities)-.*\.json$/.test(name))) {
      const rows = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { content: Row }[];
      for (const { content } of rows)
        this.add(
          [text(content.title), text(content.titleTranslated)],
          ['summary', 'summaryTranslated', 'problem', 'presentState', 'description', 'offered'].map((name) =>
            text(content[name]),
          ),
        );
    }
    this.sources.push('the demo');
  }

  shared(name: string, read: (whole: string) => void): void {
    const file = path.join(sharedData, name);
    if (!existsSync(file)) {
      this.sources.push(`NOT FOUND: ${file}`);
      return;
    }
    read(readFileSync(file, 'utf8'));
    this.sources.push(name);
  }
}

/** At most so many sentences of the law texts: they are another trade. */
const lawLimit = 3_000;

export function realSentences(): RealSentences {
  const all = new Collection();
  all.demo();
  all.shared('challenge-gov-318.json', (whole) => {
    for (const row of JSON.parse(whole) as Row[])
      all.add([text(row['challenge-title'])], [text(row.description), text(row.rules), text(row.judging)]);
  });
  all.shared('sbir-abstracts-226.jsonl', (whole) => {
    for (const line of whole.split('\n').filter(Boolean)) {
      const row = JSON.parse(line) as Row;
      all.add([text(row.title)], [text(row.abstract)]);
    }
  });
  all.shared('retrieval/stard-zh/corpus.jsonl', (whole) => {
    for (const line of whole.split('\n').slice(0, lawLimit).filter(Boolean))
      all.add([], Object.values(JSON.parse(line) as Row).map(text));
  });
  const distinct = (texts: readonly string[], wanted: (one: string) => boolean) => [...new Set(texts.filter(wanted))];
  const english = (one: string) => !isChinese(one);
  return {
    zh: distinct(all.sentences, isChinese),
    en: distinct(all.sentences, english),
    titlesZh: distinct(all.titles, isChinese),
    titlesEn: distinct(all.titles, english),
    sources: all.sources,
  };
}
