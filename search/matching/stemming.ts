// English word forms to one stem: British spelling to American, then the Snowball English stemmer, cached.
import snowball from 'snowball-stemmers';

const stemmer = snowball.newStemmer('english');

/** Verbs and nouns whose "-ise" is not the suffix "-ize". */
const trueIse = new Set(
  `advise arise chemise comprise compromise concise demise despise devise disguise enterprise exercise expertise
  franchise improvise incise likewise merchandise otherwise paradise poise practise praise precise premise promise raise revise
  supervise surmise surprise televise treatise turquoise noise raise cruise bruise appraise`.split(/\s+/),
);

const british: Readonly<Record<string, string>> = {
  aluminium: 'aluminum',
  artefact: 'artifact',
  behaviour: 'behavior',
  catalogue: 'catalog',
  centre: 'center',
  colour: 'color',
  defence: 'defense',
  favour: 'favor',
  fibre: 'fiber',
  flavour: 'flavor',
  foetal: 'fetal',
  grey: 'gray',
  harbour: 'harbor',
  labour: 'labor',
  licence: 'license',
  litre: 'liter',
  metre: 'meter',
  mould: 'mold',
  neighbour: 'neighbor',
  odour: 'odor',
  plough: 'plow',
  programme: 'program',
  sulphur: 'sulfur',
  theatre: 'theater',
  tumour: 'tumor',
  tyre: 'tire',
  vapour: 'vapor',
};

const irregular: Readonly<Record<string, string>> = {
  analyses: 'analysis',
  axes: 'axis',
  bases: 'basis',
  criteria: 'criterion',
  data: 'data',
  hypotheses: 'hypothesis',
  indices: 'index',
  matrices: 'matrix',
  media: 'media',
  mice: 'mouse',
  phenomena: 'phenomenon',
  spectra: 'spectrum',
  syntheses: 'synthesis',
  vertices: 'vertex',
  vortices: 'vortex',
};

const ise = /^(.{4,})is(e|ed|er|ers|es|ing|ation|ations|ational)$/;

function american(word: string): string {
  const known = irregular[word] ?? british[word];
  if (known !== undefined) return known;
  if (word.endsWith('s')) {
    const singular = british[word.slice(0, -1)];
    if (singular !== undefined) return singular;
  }
  const match = ise.exec(word);
  if (match && !trueIse.has(`${match[1]}ise`)) return `${match[1]}iz${match[2]}`;
  if (/^.+lys(e|ed|es|ing|er|ers)$/.test(word)) return word.replace(/lys(?=(e|ed|es|ing|er|ers)$)/, 'lyz');
  return word;
}

const cache = new Map<string, string>();
/** The cache is dropped when full: texts of unknown origin must not grow it without end. */
const cacheLimit = 200_000;

/** The stem of a lower-case Latin word; words with digits and of up to two letters stay as they are. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = word.length <= 2 || /\d/.test(word) ? word : stemmer.stem(american(word));
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(word, result);
  return result;
}
