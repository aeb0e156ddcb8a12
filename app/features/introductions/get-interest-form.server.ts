// What the form of an expression of interest starts from: the listing, own listings to offer, the sender's own words.
import type { Actor } from '#app/domain/actor.ts';
import { isTakingPart, type List } from '#app/domain/listing.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findInterestListing, listOfferable } from '#app/persistence/introductions.server.ts';

export interface InterestForm {
  readonly target: { readonly reference: string; readonly title: string };
  readonly offerable: readonly { readonly reference: string; readonly title: string }[];
}

/** Null when the listing is not on the list, or is the reader's own. */
export async function getInterestForm(
  actor: Actor & { organisation: NonNullable<Actor['organisation']> },
  about: { list: List; reference: string },
): Promise<InterestForm | null> {
  const now = await readClock();
  const [target, offerable] = await Promise.all([
    findInterestListing(about.list, about.reference),
    listOfferable(about.list === 'opportunity' ? 'capability' : 'opportunity', actor.organisation.id, dayOf(now)),
  ]);
  if (!target || !isTakingPart(target, target.verification, now)) return null;
  if (target.organisationId === actor.organisation.id) return null;
  return {
    target: { reference: target.reference, title: target.title },
    offerable: offerable.map(({ reference, title }) => ({ reference, title })),
  };
}
