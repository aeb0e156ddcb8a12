// Cells of a list's files that hold more than plain text, written and read back: rows, metrics, rights, budgets.
// Writing and reading stand side by side because they must be exact inverses.
import { type IpOwnership, type IpRight, type IpType, ipOwnerships, ipTypes } from './capability.ts';
import { type Money, majorText, moneyFromMajor, moneyFromWan, wanFromMoney } from './money.ts';
import type { Budget, Metric, MetricOperator } from './opportunity.ts';

/** The words of one language that single cells are written in. Names of one table differ from each other. */
export interface CellWords {
  readonly ipType: Readonly<Record<IpType, string>>;
  readonly ipOwnership: Readonly<Record<IpOwnership, string>>;
  /** 万元, for Chinese readers; null where yuan are written out. */
  readonly wan: string | null;
  readonly upTo: string;
  readonly andAbove: string;
  readonly negotiable: string;
}

/** Line ends within one part of a line, and the mark between parts, are written so that they can be told apart again. */
const oneLine = (text: string): string => text.replaceAll(/\r?\n/g, '⏎');
const manyLines = (text: string): string => text.replaceAll('⏎', '\n');
export const line = (...texts: string[]): string =>
  texts.map((text) => oneLine(text).replaceAll(/[\\|]/g, '\\$&')).join(' | ');
export const parts = (text: string): string[] =>
  text.split(/(?<!(?<!\\)\\)\|/).map((one) => manyLines(one.trim().replaceAll(/\\([\\|])/g, '$1')));

/** How it is owned comes last, and only where it is said. */
export const rightText = (words: CellWords, { type, number, owners, ownership }: IpRight): string =>
  line(words.ipType[type], number, owners, ...(ownership ? [words.ipOwnership[ownership]] : []));

export function rightFrom(
  words: CellWords,
  [type = '', number = '', owners = '', said = '']: readonly string[],
): IpRight {
  const ownership = ipOwnerships.find((code) => words.ipOwnership[code] === said);
  const kind = ipTypes.find((code) => words.ipType[code] === type) ?? 'other';
  return { type: kind, number, owners, ...(ownership && { ownership }) };
}

export const metricText = ({ name, operator, value, unit }: Metric): string =>
  `${oneLine(name)} ${operator} ${value} ${oneLine(unit)}`.trim();

export function metricFrom(text: string): Metric | null {
  const match = /^(.*) ([≥≤><=±]) ([-−]?\d+(?:\.\d+)?)(?: (.*))?$/.exec(text);
  if (!match) return null;
  const [, name = '', operator = '=', value = '', unit = ''] = match;
  return { name: manyLines(name), operator: operator as MetricOperator, value, unit: manyLines(unit) };
}

const amountText = (words: CellWords, money: Money): string =>
  words.wan && money.currency === 'CNY' ? wanFromMoney(money) : majorText(money);

/** "200-350.5 万元；可面议", "up to CNY 3505000", or nothing. */
export function budgetText(words: CellWords, { minimum, maximum, negotiable }: Budget): string {
  const money = maximum ?? minimum;
  const talk = negotiable ? words.negotiable : '';
  if (!money) return talk;
  const [low, high] = [minimum && amountText(words, minimum), maximum && amountText(words, maximum)];
  const isWan = words.wan !== null && money.currency === 'CNY';
  const numbers = low && high && low !== high ? `${low}-${high}` : (high ?? low ?? '');
  const amount = isWan ? `${numbers}${words.wan}` : `${money.currency} ${numbers}`;
  const said = low && high ? amount : high ? `${words.upTo}${amount}` : `${amount}${words.andAbove}`;
  return talk ? `${said}；${talk}` : said;
}

/** The other way round; null when the text is none of ours. */
export function budgetFrom(words: CellWords, text: string): Budget | null {
  if (text === '') return { minimum: null, maximum: null, negotiable: false };
  if (text === words.negotiable) return { minimum: null, maximum: null, negotiable: true };
  const negotiable = text.endsWith(`；${words.negotiable}`);
  let amount = negotiable ? text.slice(0, -words.negotiable.length - 1) : text;
  const isUpper = amount.startsWith(words.upTo);
  const isLower = amount.endsWith(words.andAbove);
  if (isUpper) amount = amount.slice(words.upTo.length);
  if (isLower) amount = amount.slice(0, amount.length - words.andAbove.length);
  const isWan = words.wan !== null && amount.endsWith(words.wan);
  const match = (isWan ? /^()(\d[\d.]*)(?:-(\d[\d.]*))?\D+$/ : /^([A-Z]{3}) (\d[\d.]*)(?:-(\d[\d.]*))?$/).exec(amount);
  if (!match) return null;
  const read = (digits: string) => (isWan ? moneyFromWan(digits) : moneyFromMajor(digits, match[1] ?? ''));
  const low = read(match[2] ?? '');
  const high = match[3] === undefined ? low : read(match[3]);
  if (!low || !high) return null;
  return { minimum: isUpper ? null : low, maximum: isLower ? null : high, negotiable };
}

export const lines = (texts: readonly string[]): string => texts.join('\n');
export const linesOf = (text: string): string[] => text.split('\n').filter((one) => one.trim() !== '');
