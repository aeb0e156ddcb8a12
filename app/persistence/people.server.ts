// People and their memberships, as sessions need them.
import { memberRoles, type Permission, type PlatformRole, permissions, platformRoles } from '#app/domain/actor.ts';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import { db } from './client.server.ts';

export interface MembershipRow {
  readonly role: keyof typeof memberRoles;
  readonly permissions: readonly Permission[];
  readonly organisation: {
    readonly id: string;
    readonly reference: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly type: OrganisationType;
    readonly verification: VerificationState;
    readonly verifiedUntil: Date | null;
    readonly memberCount: number;
  };
}

const isPermission = (value: string): value is Permission => (permissions as readonly string[]).includes(value);
const isPlatformRole = (value: string): value is PlatformRole => (platformRoles as readonly string[]).includes(value);
const isMemberRole = (value: string): value is keyof typeof memberRoles => Object.hasOwn(memberRoles, value);

/** Platform roles and memberships of a person, oldest membership first. */
export async function findStanding(
  personId: string,
): Promise<{ platformRoles: readonly PlatformRole[]; memberships: readonly MembershipRow[] } | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      platformRoles: true,
      memberships: {
        orderBy: [{ joinedAt: 'asc' }, { organisationId: 'asc' }],
        select: {
          role: true,
          permissions: true,
          organisation: {
            select: {
              id: true,
              reference: true,
              nameZh: true,
              nameEn: true,
              type: true,
              verification: true,
              verifiedUntil: true,
              _count: { select: { memberships: true } },
            },
          },
        },
      },
    },
  });
  if (!person) return null;
  return {
    platformRoles: person.platformRoles.filter(isPlatformRole),
    memberships: person.memberships.map(
      ({ role, permissions: held, organisation: { _count, type, ...organisation } }) => ({
        role: isMemberRole(role) ? role : 'drafter',
        permissions: held.filter(isPermission),
        organisation: { ...organisation, type: type as OrganisationType, memberCount: _count.memberships },
      }),
    ),
  };
}
