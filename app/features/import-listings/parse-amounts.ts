// Reads sums of money as lists write them: 350万元, 1.2亿元, 100-300万元, $1.5 million, Up to $875k, 面议.
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type Money, moneyFromMajor } from '#app/domain/money.ts';
import type { SourceValue } from './source-row.ts';
import { cellText } from './source-row.ts';

export type AmountUnit = 'yuan' | 'wan' | 'yi';

export interface AmountOptions {
  /** Currency of amounts that name none, e.g. from the source of the list. */
  readonly currency?: string;
  /** Unit of bare numbers, e.g. from the heading 拟投入资金总额(万元). */
  readonly unit?: AmountUnit;
}

export interface ParsedAmount {
  readonly minimum: Money | null;
  readonly maximum: Money | null;
  readonly negotiable: boolean;
  /** 约, 左右, about: the number is not meant to the letter. */
  readonly approximate: boolean;
  /** The range was written backwards (300-100) and was turned round. */
  readonly reversed: boolean;
  /** No currency was written; the one of the options was taken. */
  readonly assumed: boolean;
}

export type AmountRefusal = 'amount-missing' | 'amount-unreadable' | 'currency-missing';

const negotiableWords = /可?面议|面谈|协商|商议|洽谈|待定|negotiable|to be (?:determined|agreed|decided)|\btb[da]\b/i;
const approximateWords = /约|左右|上下|大概|预计|approx(?:imately|\.)?|about|around|~(?=\s*[\d$¥€£])/gi;
const upperWords =
  /不超过|不高于|不多于|最高|至多|上限|以内|以下|之内|内$|≤|<=?|up to|no more than|not exceed(?:ing)?|max(?:imum)?(?: of)?|under/gi;
const lowerWords = /不低于|不少于|至少|最低|以上|起$|≥|>=?|at least|no less than|min(?:imum)?(?: of)?|from|over|\+$/gi;

const currencyMarks: readonly (readonly [RegExp, string])[] = [
  [/us\$|usd|美元|美金|u\.s\. dollars?|us dollars?/gi, 'USD'],
  [/eur(?:os?)?|€|欧元/gi, 'EUR'],
  [/gbp|£|英镑/gi, 'GBP'],
  [/jpy|日元/gi, 'JPY'],
  [/rmb|cny|cn¥|¥|人民币|元整|圆整|元|块/gi, 'CNY'],
  [/\$|dollars?/gi, 'USD'],
];
/** Dollars and francs of other places, and anything else whose minor unit the site does not keep. */
const foreignMarks = /hk\$|hkd|港元|港币|a\$|aud|c\$|cad|nt\$|twd|台币|krw|韩元|chf|rub|卢布|₩|₹|₽/i;

const powers: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  k: 3,
  thousand: 3,
  万: 4,
  十万: 5,
  百万: 6,
  m: 6,
  mn: 6,
  mm: 6,
  million: 6,
  千万: 7,
  亿: 8,
  b: 9,
  bn: 9,
  billion: 9,
};
const unitPowers: Readonly<Record<AmountUnit, number>> = { yuan: 0, wan: 4, yi: 8 };
const figure = '(\\d+(?:\\.\\d+)?)\\s*(十万|百万|千万|百|千|万|亿|thousand|million|billion|mn|mm|bn|k|m|b)?';
const onePattern = new RegExp(`^${figure}$`, 'i');
const rangePattern = new RegExp(`^${figure}\\s*(?:-+|~|—+|–|至|到|to|and)\\s*${figure}$`, 'i');

/** "1.5" × 10^6 → "1500000" without floats. */
function shift(decimal: string, power: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(power, '0');
  const rest = padded.slice(power).replace(/0+$/, '');
  const digits = `${whole}${padded.slice(0, power)}`.replace(/^0+(?=\d)/, '');
  return rest ? `${digits}.${rest}` : digits;
}

const numerals: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** 三百五十 → 350, up to 9999; the unit 万 or 亿 behind it stays. */
function numeralsToDigits(text: string): string {
  const run =
    /[零〇一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾][零〇一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟]*/g;
  return text
    .replaceAll(/[萬]/g, '万')
    .replaceAll(/[億]/g, '亿')
    .replaceAll(run, (word) => {
      let total = 0;
      let digit = 0;
      for (const letter of word) {
        const place = places[letter];
        if (place === undefined) digit = numerals[letter] ?? 0;
        else {
          total += (digit || 1) * place;
          digit = 0;
        }
      }
      return String(total + digit);
    });
}

interface Reading {
  body: string;
  currency: string | null;
  approximate: boolean;
  bound: 'exact' | 'up-to' | 'at-least';
}

/** Takes the words off until only figures, units and a range mark are left. */
function strip(source: string): Reading {
  let body = numeralsToDigits(
    source
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/(?<=\d)[,，](?=\d{3})/g, ''),
  );
  const take = (pattern: RegExp): boolean => {
    const before = body;
    body = body.replaceAll(pattern, ' ');
    return before !== body;
  };
  const bound = take(upperWords) ? 'up-to' : take(lowerWords) ? 'at-least' : 'exact';
  const approximate = take(approximateWords);
  take(new RegExp(`${negotiableWords.source}|[,，、]`, 'gi'));
  let currency: string | null = null;
  for (const [pattern, code] of currencyMarks) if (take(pattern)) currency ??= code;
  take(/[()。;:]|^\s*(?:总|资金|预算|投资|budget|prizes?|total|in)+\s*|(?:total|in prizes|in total|prize purse)\s*$/gi);
  return { body: body.replaceAll(/\s+/g, ' ').trim(), currency, approximate, bound };
}

/** Major units of both ends, smaller first. A unit behind the second figure counts for both: 100-300万元. */
function figures(body: string, unitPower: number): { ends: string[]; reversed: boolean } | null {
  const one = onePattern.exec(body);
  if (one) return { ends: [shift(one[1]!, one[2] ? powers[one[2]]! : unitPower)], reversed: false };
  const range = rangePattern.exec(body);
  if (!range) return null;
  const [, low = '', lowUnit, high = '', highUnit] = range;
  const highPower = highUnit ? powers[highUnit]! : unitPower;
  const ends = [shift(low, lowUnit ? powers[lowUnit]! : highPower), shift(high, highPower)];
  const reversed = Number(ends[0]) > Number(ends[1]);
  return { ends: reversed ? ends.reverse() : ends, reversed };
}

/**
 * A single figure fills both ends, "up to" the upper, "at least" the lower. Refuses sums finer than the minor unit,
 * in a currency the site does not keep, or without any currency.
 */
export function parseAmount(
  value: SourceValue | undefined,
  options: AmountOptions = {},
): Decision<ParsedAmount, AmountRefusal> {
  const source = cellText(value);
  if (!source) return refuse('amount-missing');
  const text = source.normalize('NFKC');
  const { body, currency: written, approximate, bound } = strip(text);
  const open = { minimum: null, maximum: null, approximate: false, reversed: false, assumed: false };
  if (negotiableWords.test(text) && !/\d/.test(body)) return allow({ ...open, negotiable: true });
  if (foreignMarks.test(text)) return refuse('amount-unreadable');
  const found = figures(body, options.unit ? unitPowers[options.unit] : 0);
  if (!found) return refuse('amount-unreadable');
  // A 万元 heading or a 万 in the cell is yuan even where nobody wrote 元.
  const implied = options.unit || /[万亿]/.test(body) ? 'CNY' : undefined;
  const currency = written ?? options.currency ?? implied;
  if (!currency) return refuse('currency-missing');
  const [first, second = first] = found.ends.map((end) => moneyFromMajor(end, currency));
  if (!first || !second) return refuse('amount-unreadable');
  return allow({
    minimum: bound === 'up-to' && found.ends.length === 1 ? null : first,
    maximum: bound === 'at-least' && found.ends.length === 1 ? null : second,
    negotiable: negotiableWords.test(text),
    approximate,
    reversed: found.reversed,
    assumed: written === null && !implied,
  });
}
