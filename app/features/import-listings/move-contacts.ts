// Contact columns of an imported row: what stands in them, and one contact out of everything a row held.
import { findContacts, foldWidth, visibleText } from '#app/domain/contact-finding.ts';
import { type FoundContacts, groupContacts, joinRanges } from '#app/domain/contact-moving.ts';
import type { ContactDetails } from './import-notes.ts';

/** A cell of a contact column: whatever is no number, address or label is the name. */
export function readContactCell(text: string): FoundContacts {
  const folded = foldWidth(visibleText(text));
  const finds = findContacts(text);
  const found = groupContacts(finds);
  let rest = '';
  let at = 0;
  for (const { from, to } of joinRanges(folded, finds)) {
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

/** One contact out of everything found; null when nothing was. Numbers of identity cards are kept nowhere. */
export function contactFrom(found: readonly FoundContacts[]): ContactDetails | null {
  const all = (pick: (one: FoundContacts) => readonly string[]) => [...new Set(found.flatMap(pick))];
  const name = all((one) => one.names).join('、');
  const phone = [...all((one) => one.phones), ...all((one) => one.chats)].join('; ');
  const email = all((one) => one.emails).join('; ');
  return name || phone || email ? { name, phone, email } : null;
}

/** "phone×2 email×1": says what was moved without repeating it. */
export const contactCounts = ({ names, phones, emails, chats, identities }: FoundContacts): string =>
  Object.entries({ name: names, phone: phones, email: emails, chat: chats, id: identities })
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${kind}×${list.length}`)
    .join(' ');
