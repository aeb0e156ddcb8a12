// "How this alert works", worded from the question itself: the words as compiled, the filters by name, the rhythm.
import { divisionNames } from '#app/domain/division.ts';
import type { AlertFrequency } from '#app/domain/saved-search.ts';
import type { WantedPhrase, WantedWords } from '#app/domain/wanted-words.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Question } from '#search/percolation/percolate.ts';
import { wantedWords } from '#search/percolation/wanted.ts';
import type { SearchFilters } from '#search/query.ts';

/** Han characters stand close, words of other scripts apart. */
const phraseText = (phrase: WantedPhrase): string =>
  phrase
    .map((term) => ('han' in term ? term.han : term.word))
    .join(' ')
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');

const isExact = (phrase: WantedPhrase): boolean =>
  phrase.length > 1 || phrase.some((term) => 'word' in term && term.exact);

/** The asker's own wording of every group: quoted passages apart from loose words. */
function wordLines({ t: { savedSearches } }: I18n, text: string, { groups, excluded }: WantedWords): string[] {
  const words = savedSearches.explain;
  const own = groups.flatMap((alternatives) => alternatives[0] ?? []);
  const quoted = own.filter((phrase) => isExact(phrase) || text.includes(`"${phraseText(phrase)}"`));
  const loose = own.filter((phrase) => !quoted.includes(phrase));
  return [
    ...(own.length + excluded.length === 0 ? [words.noWords] : []),
    ...(loose.length > 0 ? [words.words({ values: loose.map(phraseText) })] : []),
    ...(quoted.length > 0 ? [words.phrases({ values: quoted.map(phraseText) })] : []),
    ...(excluded.length > 0 ? [words.excluded({ values: excluded.map(phraseText) })] : []),
  ];
}

const named = (table: object, codes: readonly string[]): string[] =>
  codes.map((code) => (table as Readonly<Record<string, string>>)[code] ?? code);

/** The names of the chosen values, by filter: a filter without words does not compile. */
const valueNames = {
  fields: ({ t }, { fields }) => named(t.vocabulary.field, fields),
  kind: ({ t }, { kind }) => named({ ...t.vocabulary.opportunityKind, ...t.vocabulary.capabilityKind }, kind),
  regions: ({ locale }, { regions }) => named(divisionNames(locale, [...regions]), regions),
  organisationType: ({ t }, { organisationType }) => named(t.vocabulary.organisationType, organisationType),
  budgetBand: ({ t }, { budgetBand }) => named(t.vocabulary.budgetBand, budgetBand),
} satisfies Record<Exclude<keyof SearchFilters, 'closingWithinDays'>, (i18n: I18n, filters: SearchFilters) => string[]>;

function filterLines(i18n: I18n, filters: SearchFilters): string[] {
  const { search, savedSearches } = i18n.t;
  const words = savedSearches.explain;
  const chosen = (Object.keys(valueNames) as (keyof typeof valueNames)[]).flatMap((name) => {
    const values = valueNames[name](i18n, filters);
    return values.length > 0 ? [words.filter({ name: search.facet[name], values })] : [];
  });
  const days = filters.closingWithinDays;
  return days === null ? chosen : [...chosen, words.closing({ days })];
}

/** Sentences, in reading order. */
export function explainSearch(
  i18n: I18n,
  question: Question & { readonly frequency: AlertFrequency; readonly isPaused: boolean },
): string[] {
  const { t } = i18n;
  const words = t.savedSearches.explain;
  return [
    ...(question.isPaused ? [words.paused] : []),
    words.lists({ lists: question.lists.map((list) => t.vocabulary.list[list]) }),
    ...wordLines(i18n, question.text, wantedWords(question.text)),
    ...filterLines(i18n, question.filters),
    words[question.frequency],
    words.once,
  ];
}

/** What it is called until its owner says otherwise: its words, else its first filter, at most so long. */
export function usualName(i18n: I18n, { text, filters }: Question, limit: number): string {
  const values = Object.values(valueNames).flatMap((names) => names(i18n, filters));
  const name = text.trim() || values.slice(0, 3).join(' · ') || i18n.t.savedSearches.usualName;
  return [...name].slice(0, limit).join('');
}
