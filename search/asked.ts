// What somebody typed, read as a question: words, exact wordings in quotation marks, words to leave out, and numbers that
// things are known by.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import { chineseWordings, conceptsNamed } from './concepts.ts';
import { normaliseText } from './matching/analysis.ts';
import { isEnglishStopWord, isHanStopCharacter, isHanStopPair } from './matching/stop-words.ts';

export interface Word {
  readonly kind: 'han' | 'latin' | 'code';
  /** Normalised: simplified, half-width, lower case. */
  readonly text: string;
  /** How much it says, about 0.2–1.5. */
  readonly weight: number;
  /** Numbers of the concepts it names, see concepts.ts. */
  readonly concepts: readonly string[];
}

export interface Asked {
  readonly words: readonly Word[];
  /** Wordings that must stand exactly so. */
  readonly phrases: readonly string[];
  /** Words and wordings that must not occur. */
  readonly excluded: readonly string[];
  /** Everything that is looked for, without signs. */
  readonly text: string;
}

let segmenter: Jieba | null = null;

function dictionary(): Jieba {
  if (segmenter) return segmenter;
  segmenter = Jieba.withDict(dict);
  const wordings = chineseWordings().map((wording) => `${wording} 20000 n`);
  segmenter.loadDict(Buffer.from(wordings.join('\n')));
  return segmenter;
}

/** The general dictionary with the wordings of our lexicon, which must come out whole. */
export const cutWords = (run: string): string[] => dictionary().cut(run, true);

/** The words of a run and those inside longer ones: 卫星遥感, 卫星, 遥感. */
export const allWords = (run: string): string[] => dictionary().cutForSearch(run, true);

/** Chinese words that ask or fill and name nothing that could be found. */
const fillers = new Set(
  '哪里 哪儿 哪家 谁 谁能 有没有 有 做 找 寻找 寻求 求 求购 需要 想 想要 要 请问 推荐 哪些 什么 怎么 如何 可以 能 能够 能做 会 提供 相关 有关 关于 方面 的 了 和 与 及 或 在 对 为 等 用 用于 进行 以及 帮 帮忙 一下 一个 一家'.split(
    ' ',
  ),
);

/** Words nearly every listing has: they count a little when there are others. */
const general = new Set(
  '技术 系统 项目 公司 企业 单位 机构 平台 服务 方案 解决方案 研究 研发 开发 应用 产品 设备 装置 能力 需求 场景 合作 团队 厂家 供应商 technology technologies system systems project company companies platform service services solution solutions research development application product products equipment provider supplier need needs partner'.split(
    ' ',
  ),
);

const isFiller = (word: string): boolean =>
  fillers.has(word) || isHanStopPair(word) || (word.length === 1 && isHanStopCharacter(word));

/** Single characters left over by the segmenter go with the word before them, or the one after. */
function joinSingles(pieces: readonly string[]): string[] {
  const words: string[] = [];
  let pending = '';
  for (const piece of pieces) {
    if (isFiller(piece)) {
      if (pending !== '') words.push(pending);
      pending = '';
      words.push('');
    } else if ([...piece].length > 1) {
      words.push(pending + piece);
      pending = '';
    } else if (words.length > 0 && words.at(-1) !== '' && pending === '') {
      words[words.length - 1] += piece;
    } else pending += piece;
  }
  if (pending !== '') words.push(pending);
  return words.filter((word) => word !== '');
}

/** The words of a run of Chinese characters; a run of nothing but fillers is a word itself. */
export function hanWords(run: string): string[] {
  const words = joinSingles(cutWords(run));
  return words.length > 0 ? words : [run];
}

const references = /^(?:op|cp|cl|or|ba)-?[0-9a-hjkmnp-tv-z]{4}(?:-?[0-9a-hjkmnp-tv-z]{1,4}){0,2}$/;
const creditCode = /^[0-9a-hj-npqrtuwxy]{2}\d{6}[0-9a-hj-npqrtuwxy]{10}$/;
const industryCode = /^[a-t]\d{2,4}$/;
const rightNumber = /^(?:zl|cn|us|ep|wo)?\d{8,17}(?:\.?[\dx])?[a-z]?\d?$/;

/** The number as the index holds it; null for a word like any other. */
function codeIn(piece: string): string | null {
  const plain = piece.replaceAll(/[^a-z0-9]/g, '');
  const isCode =
    (references.test(piece) && /\d/.test(plain)) ||
    creditCode.test(plain) ||
    industryCode.test(piece) ||
    (plain.length >= 9 && rightNumber.test(piece.replaceAll(/[\s-]/g, '')));
  return isCode ? plain : null;
}

const weightOf = (text: string): number => (general.has(text) ? 0.25 : 1);

const word = (kind: Word['kind'], text: string): Word => ({
  kind,
  text,
  weight: weightOf(text),
  concepts: kind === 'code' ? [] : conceptsNamed(text),
});

const pieces = /(\p{Script=Han}+)|((?!\p{Script=Han})[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{N}'’.\-/])*)/gu;

function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const [piece, han] of text.matchAll(pieces)) {
    const code = han === undefined ? codeIn(piece.replace(/[.\-/'’]+$/, '')) : null;
    if (han !== undefined) found.push(...hanWords(han).map((one) => word('han', one)));
    else if (code !== null) found.push(word('code', code));
    else for (const part of piece.split(/[^\p{L}\p{N}]+/u)) if (part !== '') found.push(word('latin', part));
  }
  const telling = found.filter(({ kind, text: one }) => kind !== 'latin' || !isEnglishStopWord(one));
  return telling.length > 0 ? telling : found;
}

const patentNumber = /\b(zl|cn)\s?(\d{4})\s?(\d)\s?(\d{7})(?:\.?([\dx]))?(?![\p{L}\p{N}])/gu;

/** Groups of digits and letters with blanks between, as numbers are often copied: joined again. */
function joinCode(text: string): string {
  const joined = text.replaceAll(/[\s-]/g, '');
  if (creditCode.test(joined) && /[\s-]/.test(text)) return joined;
  return text.replaceAll(patentNumber, '$1$2$3$4$5');
}

const quotation = /(^|[\s(,;，；])?([-−–])?["“”「『]([^"“”」』]+)["“”」』]/gu;
const exclusion = /(^|\s)[-−–]([\p{L}\p{N}][^\s]*)/gu;

/** Reads what was typed. Signs that mean nothing here are left out. */
export function readQuestion(typed: string): Asked {
  const phrases: string[] = [];
  const excluded: string[] = [];
  let rest = normaliseText(typed.replaceAll(/[«»]/g, '"')).trim();
  rest = rest.replaceAll(quotation, (_, before: string | undefined, minus: string | undefined, inner: string) => {
    const wording = inner.trim();
    if (wording !== '') (minus ? excluded : phrases).push(wording);
    return `${before ?? ''} `;
  });
  rest = joinCode(rest.trim());
  if (!references.test(rest))
    rest = rest.replaceAll(exclusion, (_, before: string, one: string) => {
      excluded.push(one);
      return before;
    });
  const text = [...phrases, rest.replaceAll('"', ' ').trim()].filter((part) => part !== '').join(' ');
  return { words: wordsOf(rest), phrases, excluded, text };
}

/** Words and wordings of wordings, for counting what of a question a text has. */
export const wordsOfPhrase = (phrase: string): Word[] => wordsOf(phrase);
