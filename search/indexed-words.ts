// The words of a document the engine looks in: Chinese as pairs of characters, both languages side by side, and the
// names of what it is filed under, so that "长春 医疗器械" and "Jilin photonics" are words like any other.
import { divisionName } from '#app/domain/division.ts';
import { industryName } from '#app/domain/industry.ts';
import { vocabulary as english } from '#app/i18n/en/vocabulary.ts';
import { vocabulary as chinese } from '#app/i18n/zh-CN/vocabulary.ts';
import { conceptsIn } from './concepts.ts';
import { encodeText } from './encoding.ts';

export interface IndexedWords {
  readonly titleWords: string;
  readonly summaryWords: string;
  /** Who, where, and what it is filed under. */
  readonly contextWords: string;
  readonly bodyWords: string;
  readonly concepts: readonly string[];
  readonly bodyConcepts: readonly string[];
}

interface Facts {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly bodyZh: string;
  readonly bodyEn: string;
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly organisationType: string;
  readonly list: string;
  readonly kind: string;
  readonly fields: readonly string[];
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly honours: readonly string[];
}

const namesOf = (vocabulary: typeof chinese, { list, kind, fields, organisationType, honours }: Facts): string[] => {
  const kinds: Readonly<Record<string, string>> = { ...vocabulary.opportunityKind, ...vocabulary.capabilityKind };
  const fieldNames: Readonly<Record<string, string>> = vocabulary.field;
  const honourNames: Readonly<Record<string, string>> = vocabulary.honourKind;
  const types: Readonly<Record<string, string>> = vocabulary.organisationType;
  return [
    ...fields.map((field) => fieldNames[field] ?? ''),
    kinds[kind] ?? '',
    ...honours.map((honour) => honourNames[honour] ?? ''),
    list === 'organisation' ? (types[organisationType] ?? '') : '',
  ];
};

const placeNames = (facts: Facts): string[] =>
  facts.regions.flatMap((code) => [divisionName('zh-CN', code) ?? '', divisionName('en', code) ?? '']);
const industryNames = (facts: Facts): string[] =>
  facts.industries.flatMap((code) => [industryName('zh-CN', code) ?? '', industryName('en', code) ?? '']);

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

export function indexedWords(facts: Facts, more: readonly string[]): IndexedWords {
  const title = joined(facts.titleZh, facts.titleEn);
  const summary = joined(facts.summaryZh, facts.summaryEn);
  const body = joined(facts.bodyZh, facts.bodyEn);
  const named = [...namesOf(chinese, facts), ...namesOf(english as typeof chinese, facts)];
  const concepts = conceptsIn(joined(title, summary, ...named));
  const known = new Set(concepts);
  return {
    titleWords: encodeText(title),
    summaryWords: encodeText(summary),
    contextWords: encodeText(
      joined(
        facts.organisationZh,
        facts.organisationEn,
        ...named,
        ...placeNames(facts),
        ...industryNames(facts),
        ...more,
      ),
    ),
    bodyWords: encodeText(body),
    concepts,
    bodyConcepts: conceptsIn(body).filter((code) => !known.has(code)),
  };
}
