// Reads what a supplier shows for itself out of cells: IP rights, qualifications with their validity, reference cases, TRL.
import type { IpRight, IpType, Qualification, ReferenceCase } from '#app/domain/capability.ts';
import { parseDate } from './parse-dates.ts';
import { splitItems } from './parse-metrics.ts';

const ipWords: readonly (readonly [RegExp, IpType])[] = [
  [/实用新型|utility model/i, 'utility-model'],
  [/外观设计|design patent/i, 'design-patent'],
  [/软件著作权|软著|software copyright/i, 'software-copyright'],
  [/商业秘密|技术秘密|know-?how|trade secret/i, 'trade-secret'],
  [/标准|standard/i, 'standard'],
  [/发明|专利|patent/i, 'invention-patent'],
];

const rightNumber =
  /\b(?:ZL|CN)?\s?((?:ZL|CN)?\s?(?:19|20)\d{2}[1-389]\d{7}(?:\.[\dX])?|CN\s?\d{7,9}\s?[ABCUS]\d?|(?:19|20)\d{2}SR\d{5,7}|US\s?\d{1,2},?\d{3},?\d{3}(?:\s?B\d)?|(?:GB|YY|JB|HG|T)(?:\/[TZ])?\s?\d{3,6}(?:\.\d+)?-\d{4}|PCT\/[A-Z]{2}\d{4}\/\d{6})/i;

/** Kind from a patent number's own digit: 1 and 8 invention, 2 and 9 utility model, 3 design. */
function typeOf(item: string, number: string): IpType {
  const named = ipWords.find(([pattern]) => pattern.test(item))?.[1];
  const digit = /(?:19|20)\d{2}([1-389])\d{7}/.exec(number)?.[1];
  if (digit === '2' || digit === '9') return 'utility-model';
  if (digit === '3') return 'design-patent';
  if (digit && (!named || named === 'invention-patent')) return 'invention-patent';
  if (/\dSR\d/i.test(number)) return 'software-copyright';
  return named ?? 'other';
}

/** Rows for the items that carry a number; sentences such as "拥有专利 12 项" are left in `rest` for the text. */
export function parseIpRights(text: string): { rights: IpRight[]; rest: string[] } {
  const rights: IpRight[] = [];
  const rest: string[] = [];
  for (const item of splitItems(text).flatMap((line) => line.split(/[、,](?=\s*\S*(?:ZL|CN|US|20\d{2}))/))) {
    const match = rightNumber.exec(item);
    const owners = /(?:权利人|专利权人|owners?)\s*[:：]\s*([^;；]+)$/i.exec(item)?.[1]?.trim() ?? '';
    if (match) rights.push({ type: typeOf(item, match[0]), number: match[0].replaceAll(/\s/g, ''), owners });
    else rest.push(item);
  }
  return { rights, rest };
}

/** 高新技术企业(有效期至2027年11月)、ISO9001: one row each. `unread` counts validity dates that made no sense. */
export function parseQualifications(text: string): { qualifications: Qualification[]; unread: string[] } {
  const unread: string[] = [];
  const qualifications = splitItems(text)
    .flatMap((line) => line.split(/[、,，](?![^()]*\))/))
    .map((item) => item.trim())
    .filter(Boolean)
    .map((item) => {
      const validity = /[(,，]?\s*(?:有效期至?|至|valid until|expires)\s*[:：]?\s*([^()]+?)\s*\)?$/i.exec(item);
      if (!validity) return { name: item.slice(0, 200), validUntil: '' };
      const date = parseDate(validity[1]);
      if (!date.ok) unread.push(item);
      return date.ok
        ? { name: item.slice(0, validity.index).trim().slice(0, 200), validUntil: date.value.day }
        : { name: item.slice(0, 200), validUntil: '' };
    });
  return { qualifications, unread };
}

/** One case an item; the year is taken when one is written. Who it was stays inside the sentence unless parted by a colon. */
export function parseReferenceCases(text: string): ReferenceCase[] {
  return splitItems(text).map((item) => {
    const [, client = '', result = item] = /^([^:：]{2,60})[:：]\s*(.+)$/s.exec(item) ?? [];
    return { client, year: /(?:19|20)\d{2}(?=\D|$)/.exec(item)?.[0] ?? '', result };
  });
}

const stages: readonly (readonly [RegExp, number])[] = [
  [/产业化|量产|批量|市场化|commercial/i, 9],
  [/小批量|试生产|定型|qualified/i, 8],
  [/示范|试用|demonstrat/i, 7],
  [/中试|工程样机|pilot/i, 6],
  [/样机|样品|原型|prototype/i, 5],
  [/小试|实验室|lab/i, 4],
  [/概念|理论|concept|研发中|在研/i, 3],
];

/** `guessed` when the level follows from a stage in words (中试, prototype) and not from a number. */
export function parseTrl(text: string): { trl: number; guessed: boolean } | null {
  const digits = /(?:^|trl\s*-?|第|level\s*)([1-9])(?:\s*级|\s*$|\b)(?!\d)/i.exec(text.normalize('NFKC').trim());
  if (digits) return { trl: Number(digits[1]), guessed: false };
  const stage = stages.find(([pattern]) => pattern.test(text));
  return stage ? { trl: stage[1], guessed: true } : null;
}
