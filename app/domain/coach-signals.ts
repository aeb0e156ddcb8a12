// What the coach reads off a text: words of a list, numbers with units, amounts, times, lengths. Bounded everywhere.

/** Quoted words shown per part; more would hide the point. */
const quoteLimit = 6;
/** Nothing beyond this is looked at; the forms hold less. Contact details are looked for everywhere. */
export const readLimit = 40_000;

const width = (text: string): string =>
  text
    .replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\u00a0]/g, ' ');

/** The texts as one, half-width; empty ones left out. */
export const readable = (...texts: readonly string[]): string =>
  width(
    texts
      .filter((text) => text.trim() !== '')
      .join('\n')
      .slice(0, readLimit),
  );

/** Different words of the list that stand in the text, as written there, at most six. */
export function mentions(text: string, words: RegExp): readonly string[] {
  const found = new Map<string, string>();
  for (const [word] of text.matchAll(words)) {
    const key = word.toLowerCase();
    if (!found.has(key)) found.set(key, word);
    if (found.size >= quoteLimit) break;
  }
  return [...found.values()];
}

/** Length by meaning: a Chinese character counts one, a word of another script 1.7 (an English text is that much longer). */
export function lengthOf(text: string): number {
  const short = text.slice(0, readLimit);
  const han = short.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = short.match(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'’.-]*/gu)?.length ?? 0;
  return Math.round(han + words * 1.7);
}

const number = String.raw`(?<![\w.,])[-−±]?\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,6})?`;
const hanNumber = '[二两三四五六七八九十百][一二三四五六七八九十百千万]{0,5}';
const hanUnits =
  '毫秒|微秒|秒钟?|分钟|小时|毫米|微米|纳米|厘米|公里|千米|米|公斤|千克|毫克|克|吨|毫升|升|亩|公顷|平方米|平方公里|立方米|赫兹|千瓦时|千瓦|兆瓦|瓦时|瓦|伏|安时|度电|兆帕|分贝|像素|帧|倍|摄氏度|百分点|个百分点|转|流明|勒克斯';
const counters = '例|张|台|套|家|名|人次|人|户|件|批次|批|辆|路|条|座|处|片|次|架|艘|篇|份|组|点位|项|个|种|级';
const signUnits =
  '%|‰|℃|°C|°F|°|µm|μm|um|nm|mm|cm|km|m²|m2|m³|m3|㎡|m|kg|mg|µg|μg|g|mL|ml|L|MPa|GPa|kPa|Pa|bar|psi|kHz|MHz|GHz|Hz|kWh|MWh|Wh|kW|MW|GW|mW|W|kV|mV|V|mAh|mA|Wh/kg|dB[im]?|lx|nits?|lm|ppm|ppb|px|fps|rpm|N|kN|J|K|bit|GB|TB|MB|Gbps|Mbps|kbps|FLOPS|TOPS|ms|µs|μs|s|h|min|mol|dpi|ha';
const wordUnits =
  'per ?cent|percent|percentage points?|times|samples?|patients?|users?|people|persons?|households?|degrees?|miles?|feet|foot|inch(?:es)?|pounds?|gallons?|acres?|hours?|minutes?|seconds?|milliseconds?|met(?:er|re)s?|kilomet(?:er|re)s?|millimet(?:er|re)s?|micromet(?:er|re)s?|microns?|grams?|kilograms?|tons?|tonnes?|lit(?:er|re)s?|watts?|kilowatts?|megawatts?|volts?|amps?|pixels?|frames?|vehicles?|units?|devices?|sites?|images?|scenes?|cases?|studies|batch(?:es)?|parts?|cycles?|layers?|channels?|records?|species|fold|logs?';

const measurePattern = new RegExp(
  `(?:${number} ?(?:[-~–—至到] ?\\d{1,9}(?:\\.\\d{1,6})? ?)?(?:[万亿千百]?(?:${hanUnits}|${counters})|(?:${signUnits})(?![A-Za-z])|(?:${wordUnits})\\b)|${hanNumber}(?:${hanUnits}|${counters.replace('|项|个|种|级', '')}))`,
  'g',
);

const towardsBefore =
  /(?:不低于|不少于|不小于|不高于|不大于|不超过|不多于|至少|至多|最多|最少|达到|达|提高到|提升到|提升至|提高至|降至|降到|降低到|压到|压缩到|缩短到|缩短至|控制在|小于|大于|低于|高于|优于|超过|少于|多于|≥|≤|>|<|>=|<=|±|目标[^\n]{0,6}|at least|at most|no more than|no less than|not more than|less than|more than|greater than|fewer than|better than|under|below|above|up to|within|exceed(?:s|ing)?|(?:reduc|increas|improv|cut|rais|lower|shorten|ris|fall|drop)\w{0,4}[^\d\n]{0,30} (?:to|by)|target(?: of)?|goal of|minimum of|maximum of)\s?[^\d\n]{0,3}$/i;
const towardsAfter =
  /^\s?(?:以上|以下|以内|之内|内|左右以内|or less|or more|or better|or fewer|or lower|or higher|or below|or above|and above|minimum|maximum)/i;

export interface Measures {
  /** "不低于 98%": a number with a unit that says what is to be reached. */
  readonly targets: readonly string[];
  /** Other numbers with units: sizes, counts, the present state. */
  readonly plain: readonly string[];
}

export function measuresIn(text: string): Measures {
  const targets = new Set<string>();
  const plain = new Set<string>();
  for (const match of text.matchAll(measurePattern)) {
    const at = match.index;
    const before = towardsBefore.exec(text.slice(Math.max(0, at - 45), at))?.[0] ?? '';
    const after = towardsAfter.exec(text.slice(at + match[0].length, at + match[0].length + 12))?.[0] ?? '';
    const quoted = `${before}${match[0]}${after}`.trim();
    if (before || after) targets.add(quoted);
    else plain.add(quoted);
    if (targets.size >= quoteLimit || plain.size >= 3 * quoteLimit) break;
  }
  return { targets: [...targets], plain: [...plain].slice(0, quoteLimit) };
}

const quotes = (text: string, pattern: RegExp): readonly string[] => {
  const found = new Set<string>();
  for (const [word] of text.matchAll(pattern)) {
    found.add(word.trim());
    if (found.size >= quoteLimit) break;
  }
  return [...found];
};

const moneyPattern =
  /(?:[$€£¥￥]|US\$|USD|RMB|CNY|EUR) ?\d{1,12}(?:[,.]\d{1,3}){0,5}(?: ?(?:million|billion|thousand|[kKmM]\b|万|亿))?|\d{1,9}(?:\.\d{1,6})? ?(?:[-~至到] ?\d{1,9}(?:\.\d{1,6})? ?)?(?:万元|亿元|万|元|million dollars|dollars|yuan)(?!只|人|台|件|张|次|条|家|户|例|吨)/g;
export const moneyIn = (text: string): readonly string[] => quotes(text, moneyPattern);

const month =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const timePattern = new RegExp(
  [
    String.raw`20\d{2} ?(?:年|[-/.])(?: ?\d{1,2} ?(?:月|[-/.])?(?: ?\d{1,2}日?)?)?(?: ?[前底内初中末])?`,
    String.raw`\d{1,3} ?个?(?:月|年|周|天|日|个工作日|工作日)(?:内|之内|以内|左右)?`,
    '[一二两三四五六七八九十]{1,3}个?(?:月|年|周|季度?)(?:内|之内|以内)?',
    String.raw`(?:${month})\.? \d{1,2},? 20\d{2}`,
    String.raw`(?:${month})\.?,? 20\d{2}`,
    String.raw`\d{1,2}/\d{1,2}/20\d{2}`,
    String.raw`\b(?:\d{1,3}|one|two|three|four|six|nine|twelve|eighteen|twenty-four)[- ](?:day|week|month|year)s?\b`,
    String.raw`\bby (?:the end of )?20\d{2}\b`,
    String.raw`\bQ[1-4] ?20\d{2}\b`,
  ].join('|'),
  'g',
);
export const timesIn = (text: string): readonly string[] => quotes(text, timePattern);

/** Mean length of the sentences, in `lengthOf` units; 0 for no text. */
export function meanSentence(text: string): number {
  const sentences = text
    .slice(0, readLimit)
    .split(/[。！？!?;；\n]+|\.(?=\s)/)
    .filter((part) => part.trim().length > 3);
  if (sentences.length === 0) return 0;
  return Math.round(sentences.reduce((sum, sentence) => sum + lengthOf(sentence), 0) / sentences.length);
}
