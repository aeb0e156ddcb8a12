// Lists that do not go stale: asking every ninety days whether a listing still holds, and giving it a new date.
import type { Actor } from './actor.ts';
import { type AccessReason, allowsState, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { type ListingFacts, listingPhase, type Standing } from './listing.ts';
import { addDays, dayOf } from './period.ts';

/** Days from the last confirmation to the question, and from the question to the archive. */
export const confirmationPeriods = { everyDays: 90, answerDays: 14 } as const;
export type ConfirmationPeriods = { readonly [Name in keyof typeof confirmationPeriods]: number };

const dayMs = 86_400_000;
const after = (instant: Date, days: number): number => instant.getTime() + days * dayMs;

export interface ConfirmationFacts {
  readonly lastConfirmedAt: Date | null;
  readonly confirmationAskedAt: Date | null;
}

export type ConfirmationPhase = 'holds' | 'due' | 'asked' | 'unanswered';

/** Of a listing on its list. Asking counts only when it came after the last confirmation. */
export function confirmationPhase(
  { lastConfirmedAt, confirmationAskedAt }: ConfirmationFacts,
  periods: ConfirmationPeriods,
  now: Date,
): ConfirmationPhase {
  if (!lastConfirmedAt) return 'holds';
  if (confirmationAskedAt && confirmationAskedAt > lastConfirmedAt)
    return now.getTime() >= after(confirmationAskedAt, periods.answerDays) ? 'unanswered' : 'asked';
  return now.getTime() >= after(lastConfirmedAt, periods.everyDays) ? 'due' : 'holds';
}

/** The instant at which an asked listing is archived. */
export const answerDueAt = (askedAt: Date, periods: ConfirmationPeriods): Date =>
  new Date(after(askedAt, periods.answerDays));

type Listed = Standing & Pick<ListingFacts, 'organisationId' | 'validUntil'>;

export type ConfirmReason = AccessReason | 'not-on-list' | 'link-replaced';

/** By a member, or by whoever holds the mailed link; an archived listing comes back by it while it is valid. */
export function decideConfirm(facts: {
  readonly actor: Actor | null;
  readonly by: 'member' | 'link';
  readonly listing: Listed;
  readonly now: Date;
}): Decision<true, ConfirmReason> {
  const action = facts.by === 'link' ? 'listing.confirm-by-link' : 'listing.confirm';
  const access = decideAccess(facts.actor, action, facts.listing.organisationId);
  if (!access.ok) return access;
  return allowsState(action, listingPhase(facts.listing, facts.now)) ? allow(true) : refuse('not-on-list');
}

/** Days before the end of its validity from which a renewal is offered. */
export const renewalOfferDays = 30;
/** Shortest and longest validity a renewal gives, in days. */
const renewedDays = { least: 30, most: 365 } as const;

const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** As long again as it stood, from today: a month at least, a year at most. */
export function renewedValidity(publishedAt: Date, validUntil: string, now: Date): string {
  const before = daysBetween(dayOf(publishedAt), validUntil);
  return addDays(dayOf(now), Math.min(renewedDays.most, Math.max(renewedDays.least, before)));
}

export type RenewReason = AccessReason | 'renewal-too-early';

/** The value is the new last day, "YYYY-MM-DD", for the draft. */
export function decideRenew(facts: {
  readonly actor: Actor | null;
  readonly listing: Listed;
  readonly now: Date;
}): Decision<string, RenewReason> {
  const { listing, now } = facts;
  const access = decideAccess(facts.actor, 'listing.renew', {
    owner: listing.organisationId,
    state: listingPhase(listing, now),
  });
  if (!access.ok) return access;
  const { publishedAt, validUntil } = listing;
  if (!publishedAt || !validUntil) return refuse('wrong-state');
  if (daysBetween(dayOf(now), validUntil) > renewalOfferDays) return refuse('renewal-too-early');
  return allow(renewedValidity(publishedAt, validUntil, now));
}
