// Which results a reader may read more of than everybody: decided here, for this reader alone. Others learn nothing, not even
// that there is more.
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import type { SectionLevel } from '#app/domain/section.ts';
import { audienceOf, mayReadSection } from '#app/domain/section-access.ts';
import { listIntroducedAbout, listSectionAccess } from '#app/persistence/search-teasers.server.ts';

interface Hit {
  readonly id: string;
  readonly list: string;
}

const isList = (name: string): name is List => name === 'opportunity' || name === 'capability';

/** Ids of the hits with a section that is not public and that the reader may open. */
export async function listTeasers(actor: Actor | null, hits: readonly Hit[]): Promise<string[]> {
  const own = actor?.organisation;
  if (!own || audienceOf({ actor, ownerId: '', isIntroduced: false }) === 'public') return [];
  const ids = (list: List) => hits.filter((hit) => hit.list === list && isList(hit.list)).map(({ id }) => id);
  const [opportunities, capabilities] = await Promise.all([
    listSectionAccess('opportunity', ids('opportunity')),
    listSectionAccess('capability', ids('capability')),
  ]);
  const locked = [...opportunities, ...capabilities];
  if (locked.length === 0) return [];
  const introduced = await listIntroducedAbout(
    own.id,
    locked.map(({ id }) => id),
  );
  return locked
    .filter(({ id, organisationId, sectionAccess }) => {
      const audience = audienceOf({ actor, ownerId: organisationId, isIntroduced: introduced.has(id) });
      const levels = Object.values(sectionAccess) as SectionLevel[];
      return audience !== 'owner' && levels.some((level) => mayReadSection(audience, level));
    })
    .map(({ id }) => id);
}
