// What both sides write before the answer holds no contact details: the coach's finder looks at it. Browser-safe.
import { findContacts } from '#app/domain/contact-finding.ts';

/** True when one of the texts has a phone number, an address, a chat name, a card's number or a named contact in it. */
export const holdsContacts = (texts: readonly string[]): boolean => texts.some((text) => findContacts(text).length > 0);

/** What was found in a text, for the message beside its field; empty when nothing was. */
export const foundIn = (text: string): string =>
  findContacts(text)
    .map(({ value }) => value)
    .join('、');
