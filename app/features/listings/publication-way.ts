// Who can publish what somebody is writing: themselves, a colleague (four eyes), or nobody yet.
import type { Actor } from '#app/domain/actor.ts';
import { mayDo } from '#app/domain/authorisation.ts';
import { decideSecondPerson } from '#app/domain/membership.ts';

/** `now`: its writer, being the only member · `colleague`: anybody else who may publish · `permission`: no right to. */
export type PublicationWay = 'now' | 'colleague' | 'permission';

/** For a draft written by `writtenById`, by default by the actor. */
export function publicationWay(
  actor: Actor | null,
  { owner, writtenById = actor?.personId ?? '' }: { readonly owner?: string; readonly writtenById?: string } = {},
): PublicationWay {
  if (!actor?.organisation || !mayDo(actor, 'listing.publish', { owner })) return 'permission';
  const { memberCount } = actor.organisation;
  return decideSecondPerson({ personId: actor.personId, writtenById, memberCount }).ok ? 'now' : 'colleague';
}
