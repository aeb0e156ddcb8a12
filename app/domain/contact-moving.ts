// Takes contact details and personal data out of public text and keeps them for the private contact fields.
import { type FoundContact, findContacts, foldWidth, visibleText } from './contact-finding.ts';
import { labelBefore } from './contact-patterns.ts';
import type { ContentLanguage } from './opportunity.ts';

export interface FoundContacts {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** "微信 abc123", "QQ 12345". */
  readonly chats: readonly string[];
  /** Numbers of identity cards: taken out and kept nowhere. */
  readonly identities: readonly string[];
}

export const noContacts: FoundContacts = { names: [], phones: [], emails: [], chats: [], identities: [] };

export const contactPlaceholder: Readonly<Record<ContentLanguage, string>> = {
  zh: '（联系方式见平台）',
  en: '(contact via the platform)',
};

/** Stands where the number of an identity card was, which no other side ever needs. */
export const identityPlaceholder: Readonly<Record<ContentLanguage, string>> = {
  zh: '（证件号码已删除）',
  en: '(ID number removed)',
};

export function groupContacts(found: readonly FoundContact[]): FoundContacts {
  const of = (kind: FoundContact['kind']) => [
    ...new Set(found.filter((one) => one.kind === kind).map(({ value }) => value)),
  ];
  return {
    names: of('name'),
    phones: of('phone'),
    emails: of('email'),
    chats: of('chat'),
    identities: of('identity'),
  };
}

export interface ContactRange {
  readonly from: number;
  to: number;
  /** Of nothing but identity cards. */
  isIdentity: boolean;
}

/** Widens each find over its label and joins neighbours that only punctuation keeps apart. */
export function joinRanges(folded: string, found: readonly FoundContact[]): readonly ContactRange[] {
  const widened = found.map(({ kind, from, to }) => ({
    from: from - (labelBefore.exec(folded.slice(Math.max(0, from - 60), from))?.[0].length ?? 0),
    to,
    isIdentity: kind === 'identity',
  }));
  const joined: ContactRange[] = [];
  for (const range of widened) {
    const last = joined.at(-1);
    const between = last ? folded.slice(last.to, range.from) : '';
    const isNear = between.length < 20 && /^[\s,;、/|()]*(?:微信同号)?[\s,;、/|()]*(?:or|和|或)?\s*$/i.test(between);
    if (last && (range.from <= last.to || isNear)) {
      last.to = Math.max(last.to, range.to);
      last.isIdentity &&= range.isIdentity;
    } else joined.push({ ...range });
  }
  return joined;
}

/** The text with every contact detail replaced by the placeholder, and what was taken out. */
export function moveContacts(source: string, language: ContentLanguage): { text: string; found: FoundContacts } {
  const found = findContacts(source);
  if (found.length === 0) return { text: source, found: noContacts };
  const text = visibleText(source);
  const folded = foldWidth(text);
  let result = '';
  let at = 0;
  for (const { from, to, isIdentity } of joinRanges(folded, found)) {
    result += `${text.slice(at, from)}${(isIdentity ? identityPlaceholder : contactPlaceholder)[language]}`;
    // 微信同号 says that the phone is the chat name as well: it went with the phone.
    at = to + (/^[\s(,;]{0,4}微信同号\)?/.exec(folded.slice(to, to + 12))?.[0].length ?? 0);
  }
  result += text.slice(at);
  const placeholder = contactPlaceholder[language].replaceAll(/[()]/g, '\\$&');
  const tidy = result
    .replaceAll(new RegExp(`[(（]\\s{0,3}(${placeholder})\\s{0,3}[)）]`, 'g'), '$1')
    .replaceAll(new RegExp(`(${placeholder})(?:[\\s,，;；、]{0,5}${placeholder})+`, 'g'), '$1');
  return { text: tidy, found: groupContacts(found) };
}
