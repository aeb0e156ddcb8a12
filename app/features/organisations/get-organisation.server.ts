// Organisations for reading: the public page, and the fuller view of those who manage it.
import {
  findOrganisation,
  getOrganisation,
  type OwnOrganisation,
  type PublicOrganisation,
} from '#app/persistence/organisations.server.ts';

/** Facts for everybody; null when there is no such organisation. The code is shown once an operator has checked it. */
export async function getPublicOrganisation(reference: string): Promise<PublicOrganisation | null> {
  const organisation = await findOrganisation(reference);
  if (!organisation) return null;
  return organisation.verification === 'verified' ? organisation : { ...organisation, uscc: null };
}

/** For members of the organisation only. */
export const getOwnOrganisation = (id: string): Promise<OwnOrganisation> => getOrganisation(id);
