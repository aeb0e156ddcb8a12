// Who is asking: session cookie → person, organisation acted for, permissions. Read once per request.

import type { AppLoadContext } from '@remix-run/node';
import type { Actor, MemberRole, PlatformRole } from '#app/domain/actor.ts';
import { decideSession } from '#app/domain/session.ts';
import { effectiveVerification } from '#app/domain/verification.ts';
import { findStanding } from '#app/persistence/people.server.ts';
import { deleteSessionByToken, noteSeen, readSession } from '#app/persistence/sessions.server.ts';
import { readApiKeyViewer } from './api-key-viewer.server.ts';

export interface ViewerOrganisation {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly role: MemberRole;
}

export interface Viewer {
  readonly actor: Actor;
  readonly name: string;
  readonly email: string;
  /** The session itself, for remote sign-out and for switching organisations. */
  readonly sessionToken: string;
  readonly organisations: readonly ViewerOrganisation[];
  readonly organisation: ViewerOrganisation | null;
  readonly platformRoles: readonly PlatformRole[];
}

const known = new WeakMap<AppLoadContext, Promise<Viewer | null>>();

export function readViewer(request: Request, context: AppLoadContext): Promise<Viewer | null> {
  const before = known.get(context);
  if (before !== undefined) return before;
  const now = load(request, context);
  known.set(context, now);
  return now;
}

async function load(request: Request, context: AppLoadContext): Promise<Viewer | null> {
  const program = await readApiKeyViewer(request, context);
  if (program) return program;
  const session = await readSession(request.headers);
  const standing = session && (await findStanding(session.personId));
  if (!session || !standing) return null;
  const { now } = session;
  const counted = decideSession(session, standing.platformRoles, now);
  if (!counted.ok) {
    await deleteSessionByToken(session.token);
    return null;
  }
  if (counted.value.noteSeen) await noteSeen(session.token);
  const active = session.activeOrganisationId;
  const membership =
    standing.memberships.find(({ organisation }) => organisation.id === active) ?? standing.memberships[0] ?? null;
  const view = (row: (typeof standing.memberships)[number]): ViewerOrganisation => ({
    id: row.organisation.id,
    reference: row.organisation.reference,
    nameZh: row.organisation.nameZh,
    nameEn: row.organisation.nameEn,
    role: row.role,
  });
  return {
    actor: {
      personId: session.personId,
      emailVerified: session.emailVerified,
      platformRoles: standing.platformRoles,
      organisation: membership && {
        id: membership.organisation.id,
        type: membership.organisation.type,
        verification: effectiveVerification(membership.organisation, now),
        permissions: membership.permissions,
        memberCount: membership.organisation.memberCount,
      },
      hasSecondFactor: session.hasSecondFactor,
      steppedUpAt: session.steppedUpAt,
      requestId: context.requestId,
      address: context.clientAddress,
    },
    name: session.name,
    email: session.email,
    sessionToken: session.token,
    organisations: standing.memberships.map(view),
    organisation: membership && view(membership),
    platformRoles: standing.platformRoles,
  };
}
