// An operator hides a listing from everybody outside its organisation, or shows it again; its organisation is told why.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { decideModerate, decideRestore, type ModerationReason } from '#app/domain/moderation.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { changeListingState, type ListingState, lockListingState } from '#app/persistence/listing-standing.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

async function tell(
  tx: Transaction,
  kind: 'moderated' | 'restored',
  { list, reference, title, organisationId }: ListingState,
  reason: string,
): Promise<void> {
  const members = await listMembers(organisationId, tx);
  const concerned = members.filter(
    ({ permissions }) => permissions.includes('publish') || permissions.includes('manage'),
  );
  for (const member of concerned) {
    const { t } = i18nFor(member.locale);
    const words = t.moderation.mail[kind];
    await queueMail(tx, {
      to: member.email,
      template: `listing-${kind}`,
      subject: words.subject({ title }),
      body: words.body({ name: member.name, title, reason, link: env().BASE_URL + listingPath(list, reference) }),
    });
  }
}

/** Operators act for the platform, whatever organisation they belong to besides. */
const asStaff = (actor: Actor): Actor => ({ ...actor, organisation: null });

export async function moderateListing(
  actor: Actor | null,
  list: List,
  reference: string,
  reason: string,
): Promise<Decision<true, ModerationReason>> {
  return attempt({ kind: `${list}.moderated`, actor, data: { reference } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    if (!listing) return refuseAbsent(actor, 'listing.moderate');
    const moderatedAt = await readClock(tx);
    const decision = decideModerate({ actor, listing, reason, now: moderatedAt });
    if (!decision.ok || !actor) return decision;
    const change = { moderatedAt, moderatedById: actor.personId, moderationReason: reason.trim() };
    const { revision } = await changeListingState(tx, listing, change, { isSeen: true });
    const subject = { type: list, id: listing.id } as const;
    const data = { revision, role: 'operator', reason: reason.trim() };
    await appendEvent(tx, { kind: `${list}.moderated`, actor: asStaff(actor), subject, data });
    await tell(tx, 'moderated', listing, reason.trim());
    return allow(true);
  });
}

export async function restoreListing(
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<Decision<true, ModerationReason>> {
  return attempt({ kind: `${list}.restored`, actor, data: { reference } }, async (tx) => {
    const listing = await lockListingState(tx, list, { reference });
    if (!listing) return refuseAbsent(actor, 'listing.restore');
    const decision = decideRestore({ actor, listing, now: await readClock(tx) });
    if (!decision.ok || !actor) return decision;
    const change = { moderatedAt: null, moderatedById: null, moderationReason: '' };
    const { revision } = await changeListingState(tx, listing, change, { isSeen: true });
    const subject = { type: list, id: listing.id } as const;
    const data = { revision, role: 'operator' };
    await appendEvent(tx, { kind: `${list}.restored`, actor: asStaff(actor), subject, data });
    await tell(tx, 'restored', listing, '');
    return allow(true);
  });
}
