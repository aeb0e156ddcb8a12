// Finds names, phones, e-mail addresses and chat names in text that will be public and moves them out of it.
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import type { ContactDetails } from './import-notes.ts';

export interface FoundContacts {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** "微信 abc123", "QQ 12345". */
  readonly chats: readonly string[];
}

export const noContacts: FoundContacts = { names: [], phones: [], emails: [], chats: [] };

export const contactPlaceholder: Readonly<Record<ContentLanguage, string>> = {
  zh: '（联系方式见平台）',
  en: '(contact via the platform)',
};

/** Full-width letters, digits and signs become half-width one for one, so that offsets stay those of the source. */
const fold = (text: string): string =>
  text
    .replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\u00a0]/g, ' ')
    .replaceAll(/[–—﹣－]/g, '-');

/** Digits inside links and DOIs are no phone numbers. */
const maskLinks = (text: string): string =>
  text.replaceAll(/https?:\/\/[^\s<>"')]+|\bwww\.[^\s<>"')]+|\b10\.\d{4,}\/\S+/gi, (link) =>
    '\u0001'.repeat(link.length),
  );

const emailPattern = /[A-Za-z0-9._%+-]+\s?(?:@|\(at\)|\[at\])\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gi;
const phonePatterns: readonly RegExp[] = [
  /(?<![\w.-])(?:\(?\+?86\)?[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\w-])(?!\s*[元万亿])/g,
  /(?<![\w.-])(?:\(0\d{2,3}\) ?|(?:\+?86[- ])?0\d{2,3}[- ])\d{7,8}(?:(?:-|转| 转 ?)\d{1,6})?(?![\w-])/g,
  /(?<![\w.-])[48]00(?:-\d{3}-\d{4}|-\d{7}| \d{3} \d{4}|-\d{4}-\d{3})(?![\w-])/g,
  /(?<![\w.-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])(?: ?(?:ext\.?|x) ?\d{1,6})?/gi,
  /(?<![\w.-])\+\d{1,3}[ -]\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,4}(?![\w-])/g,
];
const labelledPhone =
  /(?:联系电话|电话|手机号?码?|座机|热线|传真|telephone|tel|phone|fax|mobile)\.?(?: ?number)? ?:? ?(\+?\d[\d -]{5,16}\d)(?![\w.-])/gi;
const chatPattern =
  /(微信公众号|微信号?|wechat(?: id)?|weixin|vx|QQ群|QQ号?) ?[:：]? ?((?:[A-Za-z][\w-]{4,19}|\d{5,11}))(?![\w@.])/gi;
const chineseName =
  /(?:联系人|负责人|对接人|联络人) ?[:：]? ?([\p{Script=Han}·]{1,4}?(?:先生|女士|老师|经理|主任|博士|教授|工|总)?)(?=[\s,;、。()|/]|电话|手机|联系|邮箱|微信|\d|$)/gmu;
const englishName =
  /(?:[Cc]ontact(?: [Pp]erson)?|Attn|[Pp]oint of [Cc]ontact) ?: ?((?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?\p{Lu}[\p{L}'-]+(?: \p{Lu}\.)? \p{Lu}[\p{L}'-]+)(?=[ ,;(-]*(?:\+?\d|\(\d|\S+@|[Tt]el|[Pp]hone|[Ee]-?mail|\[e-mail))/gu;
/** A number labelled as something else (meeting code, patent, standard, tax code) is left alone. */
const otherNumber =
  /(?:code|access|id|no\.?|专利号?|申请号|授权号|证书号?|代码|编号|标准|税号|账号|ZL|CN|GB\/?T?) ?:? ?$/i;
const labelBefore =
  /(?:(?:联系人|联系方式|联系电话|联系|咨询电话|咨询|电话|手机号?码?|座机|热线|传真|电子邮箱|电子邮件|邮箱|微信(?:同号)?|contact|telephone|tel|phone|fax|mobile|e-?mail)\.?(?: (?:us )?at)? ?[:：]? ?)+$/i;

interface Range {
  from: number;
  to: number;
}

function collect(folded: string): { ranges: Range[]; found: FoundContacts } {
  const ranges: Range[] = [];
  const [names, phones, emails, chats] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  const taken = (from: number, to: number) => ranges.some((range) => from < range.to && to > range.from);
  const take = (match: RegExpMatchArray, into: Set<string>, value: string) => {
    const from = match.index ?? 0;
    if (taken(from, from + match[0].length)) return;
    ranges.push({ from, to: from + match[0].length });
    into.add(value.trim());
  };
  const masked = maskLinks(folded);
  for (const match of masked.matchAll(emailPattern)) {
    take(match, emails, match[0].replace(/\s?(?:\(at\)|\[at\]|@)\s?/i, '@').replace(/\.$/, ''));
  }
  for (const match of masked.matchAll(chatPattern)) {
    take(match, chats, `${/qq/i.test(match[1] ?? '') ? 'QQ' : '微信'} ${match[2]}`);
  }
  for (const pattern of phonePatterns) {
    for (const match of masked.matchAll(pattern)) {
      if (!otherNumber.test(masked.slice(0, match.index).slice(-24))) take(match, phones, match[0]);
    }
  }
  for (const match of masked.matchAll(labelledPhone)) take(match, phones, match[1] ?? '');
  for (const pattern of [chineseName, englishName]) {
    for (const match of masked.matchAll(pattern)) take(match, names, match[1] ?? '');
  }
  return { ranges, found: { names: [...names], phones: [...phones], emails: [...emails], chats: [...chats] } };
}

/** Widens each range over its label and joins neighbours that only punctuation keeps apart. */
function joinRanges(folded: string, ranges: readonly Range[]): Range[] {
  const sorted = ranges
    .map(({ from, to }) => ({
      from: from - (labelBefore.exec(folded.slice(Math.max(0, from - 60), from))?.[0].length ?? 0),
      to,
    }))
    .sort((left, right) => left.from - right.from);
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    const between = last ? folded.slice(last.to, range.from) : '';
    if (last && (range.from <= last.to || /^[\s,;、/|()]*(?:微信同号)?[\s,;、/|()]*(?:or|和|或)?\s*$/i.test(between))) {
      last.to = Math.max(last.to, range.to);
    } else joined.push({ ...range });
  }
  return joined;
}

/** The text with every contact detail replaced by the placeholder, and what was taken out. */
export function moveContacts(text: string, language: ContentLanguage): { text: string; found: FoundContacts } {
  const folded = fold(text);
  const { ranges, found } = collect(folded);
  if (ranges.length === 0) return { text, found: noContacts };
  let result = '';
  let at = 0;
  for (const { from, to } of joinRanges(folded, ranges)) {
    result += `${text.slice(at, from)}${contactPlaceholder[language]}`;
    // 微信同号 says that the phone is the chat name as well: it went with the phone.
    at = to + (/^[\s(,;]*微信同号\)?/.exec(folded.slice(to))?.[0].length ?? 0);
  }
  result += text.slice(at);
  const placeholder = contactPlaceholder[language].replaceAll(/[()]/g, '\\$&');
  const tidy = result
    .replaceAll(new RegExp(`[(（]\\s*(${placeholder})\\s*[)）]`, 'g'), '$1')
    .replaceAll(new RegExp(`(${placeholder})(?:[\\s,，;；、]*${placeholder})+`, 'g'), '$1');
  return { text: tidy, found };
}

/** A cell of a contact column: whatever is no number, address or label is the name. */
export function readContactCell(text: string): FoundContacts {
  const folded = fold(text);
  const { ranges, found } = collect(folded);
  let rest = '';
  let at = 0;
  for (const { from, to } of joinRanges(folded, ranges)) {
    rest += `${folded.slice(at, Math.max(at, from))}、`;
    at = to;
  }
  rest += folded.slice(at);
  // In a contact column a bare number of seven or eight digits is a telephone number of the place.
  const bareNumber = /(?<![\d-])\d{7,8}(?![\d-])/g;
  const phones = [...found.phones, ...(rest.match(bareNumber) ?? [])];
  const bare = rest
    .replaceAll(bareNumber, '、')
    .replaceAll(
      /联系人|联系方式|联系电话|联系|电话|手机号?码?|座机|传真|电子邮箱|邮箱|微信(?:同号)?|\b(?:contact|tel|phone|e-?mail)\b/gi,
      '、',
    );
  const names = bare
    .split(/[、,;:/|\n()。]+|\s{2,}/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part) && part.length <= 60);
  return { ...found, phones, names: [...new Set([...found.names, ...names])] };
}

/** One contact out of everything found; null when nothing was. */
export function contactFrom(found: readonly FoundContacts[]): ContactDetails | null {
  const all = (pick: (one: FoundContacts) => readonly string[]) => [...new Set(found.flatMap(pick))];
  const name = all((one) => one.names).join('、');
  const phone = [...all((one) => one.phones), ...all((one) => one.chats)].join('; ');
  const email = all((one) => one.emails).join('; ');
  return name || phone || email ? { name, phone, email } : null;
}

/** "phone×2 email×1": says what was moved without repeating it. */
export const contactCounts = ({ names, phones, emails, chats }: FoundContacts): string =>
  Object.entries({ name: names, phone: phones, email: emails, chat: chats })
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${kind}×${list.length}`)
    .join(' ');
