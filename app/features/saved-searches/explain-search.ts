// "How this alert works", worded from the question itself: the words as compiled, the filters by name, the rhythm.
import { divisionNames } from '#app/domain/division.ts';
import { industryName } from '#app/domain/industry.ts';
import type { AlertFrequency } from '#app/domain/saved-search.ts';
import type { I18n } from '#app/i18n/index.ts';
import { readQuestion } from '#search/asked.ts';
import type { FacetName, SearchFilters } from '#search/filters.ts';
import type { Question } from '#search/percolation/percolate.ts';

function wordLines({ t: { savedSearches } }: I18n, text: string): string[] {
  const words = savedSearches.explain;
  const { words: loose, phrases, excluded } = readQuestion(text);
  return [
    ...(loose.length + phrases.length + excluded.length === 0 ? [words.noWords] : []),
    ...(loose.length > 0 ? [words.words({ values: loose.map((word) => word.text) })] : []),
    ...(phrases.length > 0 ? [words.phrases({ values: phrases })] : []),
    ...(excluded.length > 0 ? [words.excluded({ values: excluded })] : []),
  ];
}

const named = (table: object, codes: readonly string[]): string[] =>
  codes.map((code) => (table as Readonly<Record<string, string>>)[code] ?? code);

/** The names of the chosen values, by filter: a filter without words does not compile. */
const valueNames = {
  fields: ({ t }, { fields }) => named(t.vocabulary.field, fields),
  kind: ({ t }, { kind }) =>
    named({ ...t.vocabulary.opportunityKind, ...t.vocabulary.capabilityKind, ...t.vocabulary.callMode }, kind),
  stage: ({ t }, { stage }) => named(t.search.stage, stage),
  regions: ({ locale }, { regions }) => named(divisionNames(locale, [...regions]), regions),
  industries: ({ locale }, { industries }) => industries.map((code) => industryName(locale, code) ?? code),
  organisationType: ({ t }, { organisationType }) => named(t.vocabulary.organisationType, organisationType),
  honours: ({ t }, { honours }) => named(t.vocabulary.honourKind, honours),
  budgetBand: ({ t }, { budgetBand }) => named(t.vocabulary.budgetBand, budgetBand),
  trl: (_, { trl }) => trl.map((level) => `TRL ${level}`),
} satisfies Record<FacetName, (i18n: I18n, filters: SearchFilters) => string[]>;

function filterLines(i18n: I18n, filters: SearchFilters): string[] {
  const { search, savedSearches } = i18n.t;
  const words = savedSearches.explain;
  const chosen = (Object.keys(valueNames) as FacetName[]).flatMap((name) => {
    const values = valueNames[name](i18n, filters);
    return values.length > 0 ? [words.filter({ name: search.facet[name], values })] : [];
  });
  const { closingWithinDays: days, budgetFrom, budgetTo } = filters;
  const amount = (yuan: number | null) => (yuan === null ? '' : String(yuan / 10_000));
  const isRange = budgetFrom !== null || budgetTo !== null;
  return [
    ...chosen,
    ...(isRange ? [words.budget({ from: amount(budgetFrom), to: amount(budgetTo) })] : []),
    ...(days === null ? [] : [words.closing({ days })]),
  ];
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
    ...wordLines(i18n, question.text),
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
