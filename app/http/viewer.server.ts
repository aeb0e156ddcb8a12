// Who is asking: session cookie → person, organisation acted for, permissions. Read once per request.

import type { AppLoadContext } from '@remix-run/node';
import type { Actor, MemberRole, PlatformRole } from '#app/domain/actor.ts';
import { authentication } from '#app/persistence/authentication.server.ts';
import { findStanding } from '#app/persistence/people.server.ts';

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
  if (!request.headers.get('cookie')?.includes('jiebang.session_token')) return null;
  const found = await authentication().api.getSession({ headers: request.headers });
  if (!found) return null;
  const standing = await findStanding(found.user.id);
  if (!standing) return null;
  const active = found.session.activeOrganisationId;
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
      personId: found.user.id,
      emailVerified: found.user.emailVerified,
      platformRoles: standing.platformRoles,
      organisation: membership && {
        id: membership.organisation.id,
        type: membership.organisation.type,
        verification: membership.organisation.verification,
        permissions: membership.permissions,
        memberCount: membership.organisation.memberCount,
      },
      hasSecondFactor: false,
      steppedUpAt: null,
      requestId: context.requestId,
      address: context.clientAddress,
    },
    name: found.user.name,
    email: found.user.email,
    sessionToken: found.session.token,
    organisations: standing.memberships.map(view),
    organisation: membership && view(membership),
    platformRoles: standing.platformRoles,
  };
}
