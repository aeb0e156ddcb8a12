// Files a text under at most three fields of innovation by counting keywords: simple, repeatable, explainable.
import { type Field, fields } from '#app/domain/field.ts';
import { fieldKeywords } from './field-keywords.ts';

export interface FieldEvidence {
  readonly field: Field;
  readonly score: number;
  /** Keywords found, as listed. */
  readonly keywords: readonly string[];
}

interface Entry {
  readonly field: Field;
  readonly word: string;
}

/** Latin words are looked up, whole or by their beginning; phrases and Chinese words are searched in the text. */
const wholeWords = new Map<string, Entry[]>();
const beginnings = new Map<string, Entry[]>();
const phrases: (Entry & { readonly text: string })[] = [];

for (const field of fields) {
  for (const word of fieldKeywords(field)) {
    const text = word.toLowerCase().replace(/\*$/, '');
    const index = word.endsWith('*') ? beginnings : wholeWords;
    if (/[^a-z0-9]/.test(text)) phrases.push({ field, word, text: text.replaceAll('-', ' ') });
    else index.set(text, [...(index.get(text) ?? []), { field, word }]);
  }
}

type Counts = Map<Entry, number>;

function add(counts: Counts, entries: readonly Entry[] | undefined): void {
  for (const entry of entries ?? []) counts.set(entry, (counts.get(entry) ?? 0) + 1);
}

/** A Chinese word counts wherever it stands, an English phrase only at the beginning of a word. */
function countPhrase(text: string, phrase: string): number {
  const parts = text.split(phrase);
  if (/\p{Script=Han}/u.test(phrase)) return parts.length - 1;
  return parts.slice(0, -1).filter((before) => !/[a-z0-9]$/.test(before)).length;
}

function count(source: string): Counts {
  const text = source.normalize('NFKC').toLowerCase().replaceAll('-', ' ');
  const counts: Counts = new Map();
  for (const [word] of text.matchAll(/[a-z0-9]+/g)) {
    add(counts, wholeWords.get(word));
    if (word.endsWith('s')) add(counts, wholeWords.get(word.slice(0, -1)));
    for (let length = 3; length <= word.length; length += 1) add(counts, beginnings.get(word.slice(0, length)));
  }
  for (const phrase of phrases) {
    const found = countPhrase(text, phrase.text);
    if (found > 0) counts.set(phrase, found);
  }
  return counts;
}

/** All fields with any evidence, strongest first; ties keep the order of the field list. */
export function fieldEvidence(headline: string, body: string): FieldEvidence[] {
  const [top, rest] = [count(headline), count(body)];
  const evidence = new Map(fields.map((field) => [field, { field, score: 0, keywords: [] as string[] }]));
  for (const entry of new Set([...top.keys(), ...rest.keys()])) {
    const one = evidence.get(entry.field);
    if (!one) continue;
    one.keywords.push(entry.word);
    // One word repeated says less than several different ones: repeats count up to three times.
    one.score += (top.has(entry) ? 4 : 0) + Math.min(rest.get(entry) ?? 0, 3);
  }
  return [...evidence.values()].filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
}

/** Up to three fields: a passing word is not enough, and a field far weaker than the first is left out. */
export function classifyFields(headline: string, body = ''): Field[] {
  const evidence = fieldEvidence(headline, body);
  const best = evidence[0]?.score ?? 0;
  return evidence
    .filter(({ score }) => score >= 3 && score >= best * 0.45)
    .slice(0, 3)
    .map(({ field }) => field);
}
