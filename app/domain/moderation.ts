// When an operator may hide a listing from everybody outside its organisation, and show it again.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { type ListingFacts, listingPhase, type Standing } from './listing.ts';

export type ModerationReason = AccessReason | 'moderation-reason-needed';

interface ModerationFacts {
  readonly actor: Actor | null;
  readonly listing: Standing & Pick<ListingFacts, 'organisationId' | 'validUntil'>;
  readonly now: Date;
}

/** Never without a reason: its organisation reads it. */
export function decideModerate(facts: ModerationFacts & { readonly reason: string }): Decision<true, ModerationReason> {
  const state = listingPhase(facts.listing, facts.now);
  const access = decideAccess(facts.actor, 'listing.moderate', { owner: facts.listing.organisationId, state });
  if (!access.ok) return access;
  return facts.reason.trim() === '' ? refuse('moderation-reason-needed') : allow(true);
}

export function decideRestore(facts: ModerationFacts): Decision<true, AccessReason> {
  const state = listingPhase(facts.listing, facts.now);
  const access = decideAccess(facts.actor, 'listing.restore', { owner: facts.listing.organisationId, state });
  return access.ok ? allow(true) : access;
}
