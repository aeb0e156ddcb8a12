// The bilingual lexicon: wordings of both languages that mean one concept, found in running text and turned into "#n" terms.
// This is what lets a Chinese need find an English capability and back.
import agricultureEnvironment from './lexicon/agriculture-environment.json' with { type: 'json' };
import digital from './lexicon/digital.json' with { type: 'json' };
import energyMaterials from './lexicon/energy-materials.json' with { type: 'json' };
import equipmentPhotonicsServices from './lexicon/equipment-photonics-services.json' with { type: 'json' };
import general from './lexicon/general.json' with { type: 'json' };
import life from './lexicon/life.json' with { type: 'json' };
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

/** A matcher over any list of concepts. */
export function createConceptMatcher(concepts: readonly Concept[]): ConceptMatcher {
  const chinese = new Map<string, number[]>();
  const english = new Map<string, number[]>();
  concepts.forEach((concept, id) => {
    for (const wording of concept.zh) addTo(chinese, wording, id);
    for (const wording of concept.en) addTo(english, englishKey(wording), id);
  });
  const longestChinese = Math.max(1, ...[...chinese.keys()].map((key) => key.length));
  const longestEnglish = Math.max(1, ...[...english.keys()].map((key) => key.split(' ').length));
  const append = (ids: readonly number[], into: string[]): void => {
    for (const id of ids) into.push(`#${id}`);
  };

  return {
    concepts,
    inHan(run, into) {
      for (let start = 0; start < run.length; ) {
        let length = Math.min(longestChinese, run.length - start);
        while (length > 0 && !chinese.has(run.slice(start, start + length))) length--;
        if (length > 0) append(chinese.get(run.slice(start, start + length)) ?? [], into);
        start += Math.max(1, length);
      }
    },
    inStems(stems, into) {
      for (let start = 0; start < stems.length; ) {
        let length = Math.min(longestEnglish, stems.length - start);
        while (length > 0 && !english.has(stems.slice(start, start + length).join(' '))) length--;
        if (length > 0) append(english.get(stems.slice(start, start + length).join(' ')) ?? [], into);
        start += Math.max(1, length);
      }
    },
  };
}

const split = (wordings: string | undefined): string[] =>
  (wordings ?? '').split('|').filter((wording) => wording !== '');

/** Every concept of the product's own lexicon. */
export const lexiconConcepts = (): Concept[] => tables.flat().map(([zh, en]) => ({ zh: split(zh), en: split(en) }));

let shared: ConceptMatcher | null = null;

/** The product's own lexicon, read once. */
export function conceptMatcher(): ConceptMatcher {
  shared ??= createConceptMatcher(lexiconConcepts());
  return shared;
}
