// Whom an organisation can name as its contact person: its members who may contact.
import type { Actor } from '#app/domain/actor.ts';
import { listContactPeople } from '#app/persistence/introductions.server.ts';

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Names only: addresses are filled in on the server. */
export async function listColleagues(actor: Actor): Promise<Colleague[]> {
  const people = actor.organisation ? await listContactPeople(actor.organisation.id) : [];
  return people.filter(({ id }) => id !== actor.personId).map(({ id, name }) => ({ id, name }));
}

/** Puts a chosen colleague into the fields of the contact person; without a choice what was typed stays. */
export async function fillContact(actor: Actor, form: FormData): Promise<FormData> {
  const chosen = form.get('colleague');
  if (typeof chosen !== 'string' || chosen === '' || !actor.organisation) return form;
  const colleague = (await listContactPeople(actor.organisation.id)).find(({ id }) => id === chosen);
  if (!colleague) return form;
  form.set('contact.name', colleague.name);
  form.set('contact.phone', colleague.phone);
  form.set('contact.email', colleague.email);
  return form;
}
