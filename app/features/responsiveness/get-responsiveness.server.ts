// How one organisation answers requests; null while there are too few to be told.
import { publicResponsiveness, type Responsiveness } from '#app/domain/responsiveness.ts';
import { measureResponsiveness } from '#app/persistence/responsiveness.server.ts';

export async function getResponsiveness(organisationId: string): Promise<Responsiveness | null> {
  const facts = (await measureResponsiveness([organisationId])).get(organisationId);
  return facts ? publicResponsiveness(facts) : null;
}
