// Notes which suggestions an organisation was shown and where, and which it opened: told by the browser, checked here.
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { decideShowing } from '#app/domain/match-feedback.ts';
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findListingState } from '#app/persistence/listing-standing.server.ts';
import { insertShowings, markOpened } from '#app/persistence/match-feedback.server.ts';
import { listMatches } from './list-matches.server.ts';

export interface ShowingInput {
  readonly list: List;
  /** Of the own listing whose suggestions are on the page. */
  readonly reference: string;
  /** How many of them, from the top; places are computed here, nobody can claim another. */
  readonly count: number;
  /** Reference of the one that was opened, if any. */
  readonly opened: string | null;
}

/** False when the listing is not the actor's own. Telling it twice changes nothing. */
export async function logShowings(actor: Actor | null, input: ShowingInput): Promise<boolean> {
  const { list, reference, count, opened } = input;
  const listing = await findListingState(list, reference);
  if (!listing || !decideShowing(actor, listing.organisationId).ok) return false;
  const [matches, now] = await Promise.all([listMatches(list, listing.id, { exploring: true }), readClock()]);
  const showings = matches.map(({ opportunityId, capabilityId, parts, isExploration, other }, index) => ({
    pair: { list, opportunityId, capabilityId },
    showing: { list, opportunityId, capabilityId, position: index + 1, isExploration, parts },
    reference: other.reference,
  }));
  const one = showings.find((each) => each.reference === opened);
  const shown = showings.filter((each, index) => index < count || each === one).map(({ showing }) => showing);
  await insertShowings(dayOf(now), shown);
  if (one) await markOpened(dayOf(now), one.pair, now);
  return true;
}
