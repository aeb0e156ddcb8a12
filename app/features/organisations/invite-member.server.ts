// Invites somebody by mail, and takes invitations back. The link's secret is in the mail alone; we keep its hash.
import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { decideInvitation, type InvitationReason, invitationDays } from '#app/domain/membership.ts';
import type { Locale } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { findRecipient, getProfile } from '#app/persistence/accounts.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { type NewMail, queueMail } from '#app/persistence/mail.server.ts';
import {
  insertInvitation,
  listMembers,
  listOpenInvitations,
  listRoleBundles,
  revokeInvitation,
} from '#app/persistence/memberships.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { InvitationInput } from './organisation-input.ts';

/** Invitations are mails to strangers: a person may send so many in an hour. */
const hourly = { limit: 20, windowSeconds: 3600 };

export const invitationHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export async function inviteMember(
  actor: Actor,
  organisationId: string,
  { email, role }: InvitationInput,
): Promise<{ ok: true } | { ok: false; reason: InvitationReason | 'rate-limited' }> {
  if (!(await takeAttempt('invitation', actor.personId, hourly))) return { ok: false, reason: 'rate-limited' };
  // Somebody we know reads their own language, a stranger probably that of their colleague.
  const [inviter, invited] = await Promise.all([getProfile(actor.personId), findRecipient(email)]);
  const token = randomBytes(32).toString('base64url');
  const subject = { type: 'organisation', id: organisationId } as const;
  return attempt({ kind: 'member.invited', actor, subject, data: { role } }, async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) return { ok: false, reason: 'not-found' };
    const now = await readClock(tx);
    const members = await listMembers(organisationId, tx);
    const openInvitations = await listOpenInvitations(organisationId, now, tx);
    const brings = (await listRoleBundles(organisationId, tx))[role];
    const decision = decideInvitation({ actor, organisationId, members, openInvitations, email, brings, now });
    if (!decision.ok) return decision;
    const invitationId = await insertInvitation(tx, {
      organisationId,
      email,
      role,
      tokenHash: invitationHash(token),
      invitedById: actor.personId,
      expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
    });
    await appendEvent(tx, { kind: 'member.invited', actor, subject, data: { invitationId, role } });
    const locale = invited?.locale ?? inviter.locale;
    await queueMail(tx, wordInvitation({ email, role, token, inviter: inviter.name, organisation, locale }));
    return { ok: true };
  });
}

function wordInvitation(about: {
  email: string;
  role: InvitationInput['role'];
  token: string;
  inviter: string;
  organisation: { nameZh: string; nameEn: string };
  locale: Locale;
}): NewMail {
  const { t } = i18nFor(about.locale);
  const organisation = organisationName(about.locale, about.organisation);
  const link = `${env().BASE_URL}/organisations/join?token=${about.token}`;
  const role = t.vocabulary.memberRole[about.role];
  return {
    to: about.email,
    template: 'invitation',
    subject: t.mails.invitation.subject({ organisation }),
    body: t.mails.invitation.body({ inviter: about.inviter, organisation, role, link }),
  };
}

export async function withdrawInvitation(
  actor: Actor,
  organisationId: string,
  invitationId: string,
): Promise<{ ok: true } | { ok: false; reason: AccessReason | 'no-such-invitation' }> {
  const subject = { type: 'organisation', id: organisationId } as const;
  const event = { kind: 'member.invitation-withdrawn', actor, subject, data: { invitationId } } as const;
  return attempt(
    event,
    async (tx): Promise<{ ok: true } | { ok: false; reason: AccessReason | 'no-such-invitation' }> => {
      const access = decideAccess(actor, 'member.invite', organisationId);
      if (!access.ok) return access;
      await lockOrganisation(tx, organisationId); // accepting holds it, too
      const revoked = await revokeInvitation(tx, organisationId, invitationId, await readClock(tx));
      if (!revoked) return { ok: false, reason: 'no-such-invitation' };
      await appendEvent(tx, event);
      return { ok: true };
    },
  );
}
