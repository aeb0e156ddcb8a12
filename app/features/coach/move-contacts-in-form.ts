// The button that moves contact details out of a listing's public text: the same work in the browser and on the server.
import { type FoundContacts, moveContacts } from '#app/domain/contact-moving.ts';

/** Value of the form's `intent`; without JavaScript the form comes back with everything in its place. */
export const moveIntent = 'move-contacts';

/** Fields whose text everybody may read, by the last part of their names. */
const publicNames = new Set([
  ...['title', 'titleTranslated', 'summary', 'summaryTranslated', 'problem', 'presentState', 'offered', 'landingArea'],
  ...['fundingSource', 'ipTerms', 'timeFrame', 'sourceName', 'description', 'capacity', 'priceModel', 'changeReason'],
]);
const publicRow =
  /^(?:metrics\[\d+\]\.(?:name|unit)|referenceCases\[\d+\]\.(?:client|result)|ipRights\[\d+\]\.owners|qualifications\[\d+\]\.name)$/;
const isPublic = (name: string): boolean => publicNames.has(name) || publicRow.test(name);

/** The longest a contact field takes. */
const fieldLimit = 200;

/** Adds what is not there yet, as far as there is room. */
function joined(present: string, more: readonly string[], separator: string): string {
  let text = present.trim();
  for (const one of more) {
    const longer = text === '' ? one : `${text}${separator}${one}`;
    if (!text.includes(one) && longer.length <= fieldLimit) text = longer;
  }
  return text;
}

const typedIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** A copy of the form with its public text cleared and its contact fields filled. Card numbers are kept nowhere. */
export function moveContactsIn(form: FormData): FormData {
  const language = form.get('language') === 'en' ? 'en' : 'zh';
  const moved = new FormData();
  const all: FoundContacts[] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    // The columns of a list are private; whatever a person typed into a public field is not.
    const clean = isPublic(name) ? moveContacts(value, language) : null;
    if (clean) all.push(clean.found);
    moved.append(name, clean ? clean.text : value);
  }
  const of = (pick: (one: FoundContacts) => readonly string[]) => [...new Set(all.flatMap(pick))];
  const emails = of((one) => one.emails);
  const email = typedIn(form, 'contact.email').trim() || (emails[0] ?? '');
  // The form takes one address; the others go where any text goes.
  const others = emails.filter((one) => one !== email);
  const phones = [...of((one) => one.phones), ...of((one) => one.chats), ...others];
  moved.set(
    'contact.name',
    joined(
      typedIn(form, 'contact.name'),
      of((one) => one.names),
      '、',
    ),
  );
  moved.set('contact.phone', joined(typedIn(form, 'contact.phone'), phones, '; '));
  moved.set('contact.email', email);
  return moved;
}

/** The form after the button was pressed without JavaScript; null for every other button. */
export const movedForm = (form: FormData): FormData | null =>
  form.get('intent') === moveIntent ? moveContactsIn(form) : null;
