// Finds contact details and personal data in text that is or will be public. One finder for the coach and the import.
import {
  chatPattern,
  chineseName,
  emailPattern,
  englishName,
  familyNames,
  identityPattern,
  labelledPhone,
  otherNumber,
  phonePatterns,
} from './contact-patterns.ts';
import { isIdentityNumber } from './identity-number.ts';
import { referenceKinds, referencePattern } from './reference.ts';

export const contactKinds = ['email', 'chat', 'identity', 'phone', 'name'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** `from` and `to` are places in `visibleText(text)`. */
export interface FoundContact {
  readonly kind: ContactKind;
  /** Half-width, trimmed; "微信 abc123" and "QQ 12345" for chat names. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** Without the characters nobody sees, which would otherwise hide a number from the finder and not from the reader. */
export const visibleText = (text: string): string => text.replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');

/** Full-width letters, digits and signs become half-width one for one, so that offsets stay those of the source. */
export const foldWidth = (text: string): string =>
  text
    .replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\u00a0]/g, ' ')
    .replaceAll(/[\u2010-\u2015﹣]/g, '-');

/** ASCII only: Chinese text may follow a link without a space. */
const link = /https?:\/\/[!#-&*-;=?-~]+|\bwww\.[!#-&*-;=?-~]+|\b10\.\d{4,9}\/[!-~]+/.source;
/** Drawn at random, one in two hundred holds "VX" or "QQ". */
const ownReference = `(?<![a-z\\d-])${referencePattern(...referenceKinds)}(?![a-z\\d-])`;
const noContact = new RegExp(`${link}|${ownReference}`, 'gi');

/** Digits inside links, DOIs and our own reference numbers are no phone numbers. */
const maskNumbers = (text: string): string => text.replaceAll(noContact, (found) => '\u0001'.repeat(found.length));

const notNames = new Set(['待定', '暂无', '同上', '如下', '以下', '平台', '不限', '另行通知']);

function chatOf(match: RegExpMatchArray): string {
  const [, label = '', named, mixed, digits] = match;
  const network = /qq/i.test(label) ? 'QQ' : /telegram|skype/i.test(label) ? label : '微信';
  return `${network} ${named ?? mixed ?? digits ?? ''}`;
}

/** In the order they are looked for: what is part of an address is no phone, what is part of a card no mobile number. */
function* candidates(masked: string): Generator<{ kind: ContactKind; match: RegExpMatchArray; value: string }> {
  for (const match of masked.matchAll(emailPattern)) {
    const address = match[0]
      .replace(/ ?(?:\(at\)|\[at\]|\{at\}|艾特|@) ?| at /i, '@')
      .replaceAll(/ ?(?:\(dot\)|\[dot\]|点) ?| dot /gi, '.');
    yield { kind: 'email', match, value: address };
  }
  for (const match of masked.matchAll(chatPattern)) yield { kind: 'chat', match, value: chatOf(match) };
  for (const match of masked.matchAll(identityPattern))
    if (isIdentityNumber(match[0])) yield { kind: 'identity', match, value: match[0].replaceAll(' ', '') };
  for (const pattern of phonePatterns)
    for (const match of masked.matchAll(pattern)) {
      const at = match.index ?? 0;
      if (!otherNumber.test(masked.slice(Math.max(0, at - 24), at)))
        yield { kind: 'phone', match, value: match[0].replace(/^\(([^)]*)$/, '$1') };
    }
  for (const match of masked.matchAll(labelledPhone)) yield { kind: 'phone', match, value: match[1] ?? '' };
  for (const match of masked.matchAll(chineseName)) {
    const name = match[1] ?? '';
    if (familyNames.has(name.charAt(0)) && name.length > 1 && !notNames.has(name))
      yield { kind: 'name', match, value: name };
  }
  for (const match of masked.matchAll(englishName)) yield { kind: 'name', match, value: match[1] ?? '' };
}

/** In the order of the text; no two overlap. Empty for almost every text, and then quick. */
export function findContacts(text: string): readonly FoundContact[] {
  const masked = maskNumbers(foldWidth(visibleText(text)));
  const taken = new Uint8Array(masked.length + 1);
  const found: FoundContact[] = [];
  for (const { kind, match, value } of candidates(masked)) {
    const from = match.index ?? 0;
    const to = from + match[0].length;
    if (taken[from] === 1 || taken[to - 1] === 1 || taken.subarray(from, to).includes(1)) continue;
    taken.fill(1, from, to);
    found.push({ kind, value: value.trim(), from, to });
  }
  return found.sort((left, right) => left.from - right.from);
}
