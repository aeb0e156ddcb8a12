// Concepts of the bilingual lexicon as words of the index: a document carries the number of each concept it names, and a
// wording of either language in a query stands for that number, too.
import { wordTokens } from './encoding.ts';
import { normaliseText, stretches, wordTerm } from './matching/analysis.ts';
import { type Concept, englishKey, lexiconConcepts } from './matching/lexicon.ts';

/** Short forms that are the language of this trade rather than of a field of technology. */
const tradeWordings: readonly Concept[] = [
  { zh: ['高企', '高新技术企业', '国家高新技术企业'], en: ['high tech enterprise', 'hnte'] },
  { zh: ['专精特新', '专精特新企业'], en: ['srdi', 'specialised and sophisticated'] },
  { zh: ['小巨人', '专精特新小巨人'], en: ['little giant'] },
  { zh: ['瞪羚', '瞪羚企业'], en: ['gazelle'] },
  { zh: ['独角兽', '独角兽企业'], en: ['unicorn'] },
  { zh: ['单项冠军', '制造业单项冠军'], en: ['single product champion', 'manufacturing champion'] },
  { zh: ['揭榜挂帅', '揭榜', '榜单'], en: ['open competition', 'open call'] },
  { zh: ['中试', '中试基地', '中试平台'], en: ['pilot scale', 'pilot plant', 'pilot production'] },
  { zh: ['概念验证', '概念验证中心'], en: ['proof of concept', 'poc'] },
  { zh: ['首台套', '首台'], en: ['first of its kind'] },
  { zh: ['合同定制研发生产', '委托开发生产'], en: ['cdmo', 'cmo', 'contract manufacturing'] },
  { zh: ['体外诊断'], en: ['ivd', 'in vitro diagnostic', 'in vitro diagnostics'] },
  {
    zh: ['床旁检测', '床旁', '即时检验', '即时检测'],
    en: ['poct', 'point of care', 'point of care testing', 'bedside test'],
  },
  { zh: ['自由实施', '自由实施分析', '专利预警'], en: ['fto', 'freedom to operate', 'patent clearance'] },
  { zh: ['知识产权'], en: ['ip', 'ipr', 'intellectual property'] },
  { zh: ['注册人制度', '注册人委托生产'], en: ['mah', 'marketing authorisation holder'] },
  { zh: ['里程碑'], en: ['milestone'] },
  { zh: ['技术就绪度', '技术成熟度'], en: ['trl', 'technology readiness level'] },
  { zh: ['产学研', '产学研合作'], en: ['industry university research'] },
  { zh: ['中国科学院', '中科院'], en: ['cas', 'chinese academy of sciences'] },
  { zh: ['大模型', '大语言模型'], en: ['llm', 'large language model', 'language model'] },
];

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

/** Stays the same when other concepts come and go. */
const codeOf = ({ zh, en }: Concept): string => `9${String(hash(`${zh[0] ?? ''}|${en[0] ?? ''}`)).padStart(10, '0')}`;

interface ConceptIndex {
  readonly chinese: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
  /** By the stems of the wording. */
  readonly english: ReadonlyMap<string, readonly string[]>;
  /** As people write them, for the engine and for the reader. */
  readonly wordings: ReadonlyMap<string, readonly string[]>;
  readonly concepts: ReadonlyMap<string, Concept>;
}

let index: ConceptIndex | null = null;

function conceptIndex(): ConceptIndex {
  if (index) return index;
  const chinese = new Map<string, string[]>();
  const english = new Map<string, string[]>();
  const wordings = new Map<string, string[]>();
  const concepts = new Map<string, Concept>();
  const add = (to: Map<string, string[]>, key: string, code: string): void => {
    if (key !== '') to.set(key, [...new Set([...(to.get(key) ?? []), code])]);
  };
  for (const concept of [...lexiconConcepts(), ...tradeWordings]) {
    const code = codeOf(concept);
    concepts.set(code, concept);
    for (const wording of concept.zh) add(chinese, wording, code);
    for (const wording of concept.en) add(english, englishKey(wording), code);
    for (const wording of [...concept.zh, ...concept.en]) add(wordings, wording, code);
  }
  const longest = Math.max(...[...chinese.keys()].map(({ length }) => length));
  index = { chinese, longest, english, wordings, concepts };
  return index;
}

/** Every concept a text names, also one inside another's wording: who looks for 汽车 may be shown 智能网联汽车. */
export function conceptsIn(text: string): string[] {
  const { chinese, english, longest } = conceptIndex();
  const found = new Set<string>();
  let stems: string[] = [];
  const closeSentence = () => {
    for (let start = 0; start < stems.length; start++)
      for (let length = 1; length <= 4 && start + length <= stems.length; length++)
        for (const code of english.get(stems.slice(start, start + length).join(' ')) ?? []) found.add(code);
    stems = [];
  };
  for (const { kind, text: piece } of stretches(normaliseText(text))) {
    const term = kind === 'word' ? wordTerm(piece) : null;
    if (term !== null) stems.push(term);
    if (kind === 'word') continue;
    closeSentence();
    if (kind !== 'han') continue;
    for (let start = 0; start < piece.length; start++)
      for (let length = 2; length <= longest && start + length <= piece.length; length++)
        for (const code of chinese.get(piece.slice(start, start + length)) ?? []) found.add(code);
  }
  closeSentence();
  return [...found];
}

/** Concepts that a wording names as a whole; normalised text. */
export function conceptsNamed(wording: string): readonly string[] {
  const { chinese, english } = conceptIndex();
  return chinese.get(wording) ?? english.get(englishKey(wording)) ?? [];
}

/** A word as the lexicon writes it: "fibre" is looked up as "fiber", and both name the same concept. */
export function lexiconSpelling(word: string): string {
  const { concepts, wordings } = conceptIndex();
  if (wordings.has(word) || (word.endsWith('s') && wordings.has(word.slice(0, -1)))) return word;
  const key = englishKey(word);
  const known = conceptsNamed(word).flatMap((code) => concepts.get(code)?.en ?? []);
  return known.find((wording) => !wording.includes(' ') && englishKey(wording) === key) ?? word;
}

/** Other wordings of the concepts that this one names, the reader's language first. */
export function relatedWordings(wording: string, language: 'zh' | 'en'): string[] {
  const { concepts } = conceptIndex();
  const named = conceptsNamed(wording).flatMap((code) => concepts.get(code) ?? []);
  const all = named.flatMap(({ zh, en }) => (language === 'zh' ? [...zh, ...en] : [...en, ...zh]));
  return [...new Set(all)].filter((other) => other !== wording);
}

/** Chinese wordings, for a segmenter that must keep them whole. */
export const chineseWordings = (): string[] => [...conceptIndex().chinese.keys()];

/** English wordings of several words, normalised. */
export const englishWordings = (): string[] =>
  [...conceptIndex().wordings.keys()].filter((wording) => /^[a-z].* /.test(wording));

/** The engine looks up wordings of at most three words. */
const synonymWords = 3;

/** The lexicon as synonyms: each wording stands for the numbers of its concepts, so it costs the engine one more word. */
export function conceptSynonyms(): Record<string, string[]> {
  const synonyms: Record<string, string[]> = {};
  for (const [wording, codes] of conceptIndex().wordings) {
    const isChinese = /\p{Script=Han}/u.test(wording);
    const keys = isChinese ? [wordTokens(wording).join(' ')] : [wording, `${wording}s`];
    for (const key of keys)
      if (key.split(' ').length <= synonymWords) synonyms[key] = [...new Set([...(synonyms[key] ?? []), ...codes])];
  }
  return synonyms;
}
