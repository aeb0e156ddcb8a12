// "Yes, it still holds": by the mailed link without signing in, or by a member on the listing's page.
import type { Actor } from '#app/domain/actor.ts';
import { allowsState } from '#app/domain/authorisation.ts';
import { type ConfirmReason, confirmationPhase, decideConfirm } from '#app/domain/confirmation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, type ListingPhase, listingPhase, refuseAbsent } from '#app/domain/listing.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  changeListingState,
  findListingByToken,
  type ListingState,
  lockListingState,
} from '#app/persistence/listing-standing.server.ts';
import { periodsNow } from './ask-confirmations.server.ts';
import { tokenHash } from './mail-confirmation.server.ts';

export interface Confirmed {
  readonly list: List;
  readonly reference: string;
}

async function confirm(
  tx: Transaction,
  actor: Actor | null,
  listing: ListingState,
  by: 'member' | 'link',
): Promise<Decision<Confirmed, ConfirmReason>> {
  const now = await readClock(tx);
  const decision = decideConfirm({ actor, by, listing, now });
  if (!decision.ok) return decision;
  const { list, id, reference } = listing;
  const change = { lastConfirmedAt: now, archivedAt: null };
  const { revision } = await changeListingState(tx, listing, change, { isSeen: true });
  // The holder of a link may be anybody the mail was passed on to: whose browser it was says nothing.
  const who = by === 'link' ? null : actor;
  const data = { revision, byLink: by === 'link' };
  await appendEvent(tx, { kind: `${list}.confirmed`, actor: who, subject: { type: list, id }, data });
  return allow({ list, reference });
}

export async function confirmAsMember(
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<Decision<Confirmed, ConfirmReason>> {
  return attempt({ kind: `${list}.confirmed`, actor, data: { reference } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    return listing ? confirm(tx, actor, listing, 'member') : refuseAbsent(actor, 'listing.confirm');
  });
}

export async function confirmByLink(token: string): Promise<Decision<Confirmed, ConfirmReason>> {
  const hash = tokenHash(token);
  const found = await findListingByToken(hash);
  if (!found) return refuse('link-replaced');
  return attempt({ kind: `${found.list}.confirmed`, actor: null }, async (tx) => {
    const listing = await lockListingState(tx, found.list, { id: found.id });
    // Replaced by a newer question, or by a publication, while we waited.
    if (listing?.confirmationTokenHash !== hash) return refuse('link-replaced');
    return confirm(tx, null, listing, 'link');
  });
}

export interface ConfirmationView {
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly phase: ListingPhase;
  /** Whether the button does anything. */
  readonly canConfirm: boolean;
  readonly isAnswered: boolean;
  readonly lastConfirmedAt: Date | null;
  readonly validUntil: string | null;
}

/** What the link shows; null for a link that was replaced or never was. */
export async function readConfirmation(token: string): Promise<ConfirmationView | null> {
  const [listing, now] = await Promise.all([findListingByToken(tokenHash(token)), readClock()]);
  if (!listing) return null;
  const { list, reference, title, organisation, lastConfirmedAt, validUntil } = listing;
  const phase = listingPhase(listing, now);
  const isAnswered = phase === 'published' && confirmationPhase(listing, periodsNow(), now) === 'holds';
  const names = { nameZh: organisation.nameZh, nameEn: organisation.nameEn };
  const canConfirm = allowsState('listing.confirm-by-link', phase) && !isAnswered;
  return { list, reference, title, organisation: names, phase, canConfirm, isAnswered, lastConfirmedAt, validUntil };
}
