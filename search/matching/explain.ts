// Why two texts match: the words, phrases and translations that carry the score, as people can read them.
import type { MatchedTerm } from '#app/domain/match.ts';
import { normaliseText, stretches, wordTerm } from './analysis.ts';
import { conceptMatcher, englishKey } from './lexicon.ts';
import { segment } from './segment.ts';
import { isEnglishStopWord, isHanStopCharacter } from './stop-words.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

/** A readable piece of a text and the terms that stand for it. */
interface Phrase {
  readonly text: string;
  readonly terms: readonly string[];
}

/** The same with the numbers of its terms; −1 for a term the corpus does not have. */
export interface KnownPhrase {
  readonly text: string;
  readonly ids: readonly number[];
}

const pairsOf = (word: string): string[] => {
  const characters = [...word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
};

function chinesePhrases(run: string): Phrase[] {
  return segment(run)
    .filter((word) => [...word].length >= 2)
    .map((word) => ({ text: word, terms: [...[...word].filter((one) => !isHanStopCharacter(one)), ...pairsOf(word)] }));
}

/** The readable pieces of a text, each once: Chinese words, English words and neighbouring pairs of them. */
export function phrasesOf(text: string, vocabulary: Vocabulary): KnownPhrase[] {
  const phrases = new Map<string, Phrase>();
  let previous: { text: string; term: string; end: number } | null = null;
  const normalised = normaliseText(text);
  for (const piece of stretches(normalised)) {
    if (piece.kind === 'han') for (const phrase of chinesePhrases(piece.text)) phrases.set(phrase.text, phrase);
    const term = piece.kind === 'word' && !isEnglishStopWord(piece.text) ? wordTerm(piece.text) : null;
    if (term === null) {
      previous = null;
      continue;
    }
    phrases.set(piece.text, { text: piece.text, terms: [term] });
    if (previous && /^[ -]$/.test(normalised.slice(previous.end, piece.start))) {
      const pair = `${previous.text} ${piece.text}`;
      phrases.set(pair, { text: pair, terms: [previous.term, term, `${previous.term} ${term}`] });
    }
    previous = { text: piece.text, term, end: piece.end };
  }
  return [...phrases.values()].map(({ text: words, terms }) => ({
    text: words,
    ids: [...new Set(terms.map((term) => vocabulary.find(term) ?? -1))],
  }));
}

function splitWording(wording: string): string[] {
  if (/\p{Script=Han}/u.test(wording)) return [...wording].length === 1 ? [wording] : pairsOf(wording);
  const words = englishKey(wording).split(' ');
  return words.length === 1 ? words : words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

const wordingTerms = new Map<string, readonly string[]>();

/** Terms that must all be in a text for a lexicon wording to be in it; remembered, the lexicon is finite. */
function termsOfWording(wording: string): readonly string[] {
  const terms = wordingTerms.get(wording) ?? splitWording(wording);
  wordingTerms.set(wording, terms);
  return terms;
}

export interface ExplanationInput {
  readonly vocabulary: Vocabulary;
  readonly phrases: readonly KnownPhrase[];
  readonly query: TermVector;
  readonly document: TermVector;
  /** What a term of the query contributes to the document, in score units. */
  readonly contribution: (id: number) => number;
}

const holds = (vocabulary: Vocabulary, ids: ReadonlySet<number>, terms: readonly string[]): boolean =>
  terms.length > 0 && terms.every((term) => ids.has(vocabulary.find(term) ?? -1));

function translations({ vocabulary, query, document, contribution }: ExplanationInput) {
  const [asked, found] = [new Set(query.ids), new Set(document.ids)];
  const result: { term: string; other: string; amount: number }[] = [];
  for (const id of asked) {
    if (!vocabulary.isConcept(id) || !found.has(id)) continue;
    const concept = conceptMatcher().concepts[Number((vocabulary.terms[id] ?? '').slice(1))];
    if (!concept) continue;
    const wordings = [...concept.zh, ...concept.en];
    const here = wordings.filter((wording) => holds(vocabulary, asked, termsOfWording(wording)));
    const there = wordings.filter((wording) => holds(vocabulary, found, termsOfWording(wording)));
    const [term, other] = [here[0], there[0]];
    if (term === undefined || other === undefined || here.some((wording) => there.includes(wording))) continue;
    result.push({ term, other, amount: contribution(id) });
  }
  return result;
}

/** The strongest links, at most `limit`, strongest first; shares are of everything found and sum to at most 1. */
export function explain(input: ExplanationInput, limit = 12): MatchedTerm[] {
  const { phrases, document } = input;
  const found = new Set(document.ids);
  const used = new Set<number>();
  const links: { term: string; other: string | null; amount: number }[] = translations(input);
  const candidates = phrases
    .filter(({ ids }) => ids.length > 0 && ids.every((id) => found.has(id)))
    .map((phrase) => ({ ...phrase, amount: phrase.ids.reduce((sum, id) => sum + input.contribution(id), 0) }))
    .sort((a, b) => b.amount - a.amount);
  for (const { text, ids } of candidates) {
    const fresh = ids.filter((id) => !used.has(id));
    const amount = fresh.reduce((sum, id) => sum + input.contribution(id), 0);
    if (amount <= 0 || fresh.length * 2 < ids.length) continue;
    for (const id of ids) used.add(id);
    links.push({ term: text, other: null, amount });
  }
  const total = links.reduce((sum, { amount }) => sum + amount, 0) || 1;
  return links
    .sort((a, b) => b.amount - a.amount)
    .slice(0, limit)
    .map(({ term, other, amount }) => ({ term, other, share: amount / total }));
}
