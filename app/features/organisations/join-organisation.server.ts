// Accepting an invitation: reading what it is for, and becoming a member.
import type { Actor, MemberRole } from '#app/domain/actor.ts';
import { decideJoining, type JoiningReason } from '#app/domain/membership.ts';
import { updateActiveOrganisation } from '#app/persistence/accounts.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  findInvitation,
  type InvitationWithOrganisation,
  insertMembership,
  listMembers,
  listRoleBundles,
  markInvitationAccepted,
} from '#app/persistence/memberships.server.ts';
import { lockOrganisation } from '#app/persistence/organisations.server.ts';
import { invitationHash } from './invite-member.server.ts';

/** The person who accepts, with the address they proved. */
export interface Joiner {
  readonly actor: Actor;
  readonly email: string;
  readonly sessionToken: string;
}

export interface InvitationView {
  readonly organisation: { readonly nameZh: string; readonly nameEn: string; readonly reference: string };
  readonly role: MemberRole;
}

type Refused = { ok: false; reason: JoiningReason };

const decide = (joiner: Joiner, invitation: InvitationWithOrganisation | null, isMember: boolean, now: Date) =>
  invitation
    ? decideJoining({
        person: { email: joiner.email, emailVerified: joiner.actor.emailVerified },
        invitation,
        isMember,
        now,
      })
    : ({ ok: false, reason: 'invitation-closed' } as const);

/** What the link invites to; strangers to the invitation learn nothing of it. */
export async function readInvitation(
  joiner: Joiner,
  token: string,
): Promise<{ ok: true; invitation: InvitationView } | Refused> {
  const [invitation, now] = await Promise.all([findInvitation(invitationHash(token)), readClock()]);
  const decision = decide(joiner, invitation, false, now);
  if (!decision.ok) return decision;
  if (!invitation) return { ok: false, reason: 'invitation-closed' };
  return { ok: true, invitation: { organisation: invitation.organisation, role: invitation.role } };
}

export async function acceptInvitation(
  joiner: Joiner,
  token: string,
): Promise<{ ok: true; reference: string } | Refused> {
  const { actor, sessionToken } = joiner;
  return attempt({ kind: 'member.joined', actor }, async (tx) => {
    const tokenHash = invitationHash(token);
    const found = await findInvitation(tokenHash, tx);
    if (!found || !(await lockOrganisation(tx, found.organisationId)))
      return { ok: false, reason: 'invitation-closed' } as const;
    const invitation = await findInvitation(tokenHash, tx); // again, now that nobody else can use it
    const members = await listMembers(found.organisationId, tx);
    const isMember = members.some(({ personId }) => personId === actor.personId);
    const now = await readClock(tx);
    const decision = decide(joiner, invitation, isMember, now);
    if (!decision.ok) return decision;
    const { organisationId, role } = found;
    const permissions = (await listRoleBundles(organisationId, tx))[role];
    await insertMembership(tx, { organisationId, personId: actor.personId, role, permissions });
    await markInvitationAccepted(tx, found.id, now);
    const subject = { type: 'organisation', id: organisationId } as const;
    const data = { personId: actor.personId, invitationId: found.id, role };
    await appendEvent(tx, { kind: 'member.joined', actor, subject, data });
    await updateActiveOrganisation(sessionToken, organisationId, tx);
    return { ok: true, reference: found.organisation.reference } as const;
  });
}
