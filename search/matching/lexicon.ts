// The bilingual lexicon: wordings of both languages that mean one concept, found in running text and turned into "#n" terms.
// This is what lets a Chinese need find an English capability and back.
import { crc32 } from 'node:zlib';
import agricultureEnvironment from './lexicon/agriculture-environment.json' with { type: 'json' };
import business from './lexicon/business.json' with { type: 'json' };
import chemicalsEnergyGoods from './lexicon/chemicals-energy-goods.json' with { type: 'json' };
import digital from './lexicon/digital.json' with { type: 'json' };
import energyMaterials from './lexicon/energy-materials.json' with { type: 'json' };
import equipmentPhotonicsServices from './lexicon/equipment-photonics-services.json' with { type: 'json' };
import foodEnvironmentCity from './lexicon/food-environment-city.json' with { type: 'json' };
import general from './lexicon/general.json' with { type: 'json' };
import geography from './lexicon/geography.json' with { type: 'json' };
import informationTechnology from './lexicon/information-technology.json' with { type: 'json' };
import life from './lexicon/life.json' with { type: 'json' };
import manufacturingOptics from './lexicon/manufacturing-optics.json' with { type: 'json' };
import medicine from './lexicon/medicine.json' with { type: 'json' };
import researchQuality from './lexicon/research-quality.json' with { type: 'json' };
import spaceTransport from './lexicon/space-transport.json' with { type: 'json' };
import spaceVehicles from './lexicon/space-vehicles.json' with { type: 'json' };
import { stem } from './stemming.ts';
import { isEnglishStopWord } from './stop-words.ts';

/** Wordings of one concept: simplified Chinese and lower-case English, as people write them. */
export interface Concept {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const tables: readonly string[][][] = [
  general,
  digital,
  spaceVehicles,
  life,
  agricultureEnvironment,
  energyMaterials,
  equipmentPhotonicsServices,
  business,
  geography,
  informationTechnology,
  medicine,
  chemicalsEnergyGoods,
  manufacturingOptics,
  spaceTransport,
  foodEnvironmentCity,
  researchQuality,
];

/** Finds the concepts of the lexicon in analysed text; longest wording first, no two overlapping. */
export interface ConceptMatcher {
  readonly concepts: readonly Concept[];
  /** Appends the concepts of a run of Chinese characters. */
  inHan(run: string, into: string[]): void;
  /** Appends the concepts of the stems of one English sentence, stop words already gone. */
  inStems(stems: readonly string[], into: string[]): void;
}

/** The key under which an English wording is found: its stems, stop words left out. */
export function englishKey(wording: string): string {
  const words = wording.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => word.length > 1 && !isEnglishStopWord(word))
    .map(stem)
    .join(' ');
}

function addTo(index: Map<string, number[]>, key: string, concept: number): void {
  if (key === '') return;
  const known = index.get(key);
  if (!known) index.set(key, [concept]);
  else if (!known.includes(concept)) known.push(concept);
}

/** First part (character, stem) of the wordings → parts of the longest that begins with it: how far a look-up reads. */
function reaches(keys: Iterable<readonly string[]>): Map<string, number> {
  const reach = new Map<string, number>();
  for (const parts of keys) {
    const [first = ''] = parts;
    reach.set(first, Math.max(reach.get(first) ?? 0, parts.length));
  }
  return reach;
}

/** A matcher over any list of concepts. */
export function createConceptMatcher(concepts: readonly Concept[]): ConceptMatcher {
  const chinese = new Map<string, number[]>();
  const english = new Map<string, number[]>();
  concepts.forEach((concept, id) => {
    for (const wording of concept.zh) addTo(chinese, wording, id);
    for (const wording of concept.en) addTo(english, englishKey(wording), id);
  });
  const chineseReach = reaches([...chinese.keys()].map((key) => [...key]));
  const englishReach = reaches([...english.keys()].map((key) => key.split(' ')));
  const append = (ids: readonly number[], into: string[]): void => {
    for (const id of ids) into.push(`#${id}`);
  };

  return {
    concepts,
    inHan(run, into) {
      for (let start = 0; start < run.length; ) {
        let length = Math.min(chineseReach.get(run[start] ?? '') ?? 0, run.length - start);
        while (length > 0 && !chinese.has(run.slice(start, start + length))) length--;
        if (length > 0) append(chinese.get(run.slice(start, start + length)) ?? [], into);
        start += Math.max(1, length);
      }
    },
    inStems(stems, into) {
      for (let start = 0; start < stems.length; ) {
        let length = Math.min(englishReach.get(stems[start] ?? '') ?? 0, stems.length - start);
        while (length > 0 && !english.has(stems.slice(start, start + length).join(' '))) length--;
        if (length > 0) append(english.get(stems.slice(start, start + length).join(' ')) ?? [], into);
        start += Math.max(1, length);
      }
    },
  };
}

const split = (wordings: string | undefined): string[] =>
  (wordings ?? '').split('|').filter((wording) => wording !== '');

/** The concepts of the files. */
const ownConcepts = (): Concept[] => tables.flat().map(([zh, en]) => ({ zh: split(zh), en: split(en) }));

/**
 * A lexicon with further concepts: one that shares a Chinese wording with a concept widens it, others come behind.
 * Concepts keep their numbers, so texts analysed before stay right.
 */
export function mergeConcepts(concepts: readonly Concept[], further: readonly Concept[]): Concept[] {
  const merged = [...concepts];
  const places = new Map(merged.flatMap(({ zh }, place) => zh.map((wording) => [wording, place] as const)));
  for (const concept of further) {
    const place =
      concept.zh.map((wording) => places.get(wording)).find((known) => known !== undefined) ?? merged.length;
    const known = merged[place] ?? { zh: [], en: [] };
    const zh = concept.zh.filter((wording) => !places.has(wording));
    merged[place] = { zh: [...known.zh, ...zh], en: [...new Set([...known.en, ...concept.en])] };
    for (const wording of zh) places.set(wording, place);
  }
  return merged;
}

let additions: readonly Concept[] = [];
let shared: ConceptMatcher | null = null;

/** Takes in the concepts that were accepted on the site; what is analysed from now on knows them. */
export function addToLexicon(concepts: readonly Concept[]): void {
  additions = concepts;
  shared = null;
}

/** Every concept of the lexicon: those of the files, and those taken in. */
export const lexiconConcepts = (): Concept[] => mergeConcepts(ownConcepts(), additions);

/** The lexicon in use, built once. */
export function conceptMatcher(): ConceptMatcher {
  shared ??= createConceptMatcher(lexiconConcepts());
  return shared;
}

const versions = new WeakMap<ConceptMatcher, string>();

/** Changes whenever a concept does: numbers of concepts are positions, so what was saved with another lexicon is of no use. */
export function lexiconVersion(): string {
  const matcher = conceptMatcher();
  const version = versions.get(matcher) ?? crc32(JSON.stringify(matcher.concepts)).toString(36);
  versions.set(matcher, version);
  return version;
}
