// Introductions between two new organisations, open or accepted, made through the site's own use cases.
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { aListedOpportunity, aVerifiedMember } from './listing-world.ts';
import { must } from './sample-listings.ts';

export const contact = { name: 'Contact', phone: '0431-88001122', email: '' };
export const words = {
  cooperationSought: 'A joint trial',
  questions: '',
  aboutUs: 'We build sensors',
  offered: '',
  contact,
};
export const refused = (reason: string) => ({ ok: false, reason });
export const all = ['draft', 'publish', 'contact', 'answer', 'bid'] as const;

export async function anOpen() {
  const sender = await aVerifiedMember({ permissions: all, name: 'Sender Ltd' });
  const receiver = await aVerifiedMember({ permissions: all, name: 'Receiver Ltd' });
  const listing = await aListedOpportunity(receiver);
  const about = { list: 'opportunity', reference: listing.reference } as const;
  return { sender, receiver, listing, id: must(await expressInterest(sender, about, words)).id };
}

export async function anAccepted() {
  const made = await anOpen();
  must(await answerIntroduction(made.receiver, made.id, { accept: true, contact }));
  return made;
}
