// What an import asks before it writes: whose list it is, who stands behind it, and until when earlier rows stand.
import { type Permission, type PlatformRole, permissions, platformRoles } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import { normaliseUscc } from '#app/domain/uscc.ts';
import { db, type Transaction } from './client.server.ts';
import { dayFromColumn } from './listing-content.server.ts';

export interface ImportingOrganisation {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: OrganisationType;
  readonly verification: VerificationState;
}

/** By reference, unified social credit code, or exact name in either language; at most `limit`, oldest first. */
export async function findOrganisationsCalled(text: string, limit: number): Promise<ImportingOrganisation[]> {
  const called = text.trim();
  if (called === '') return [];
  const rows = await db.organisation.findMany({
    where: {
      OR: [
        { reference: called.toUpperCase() },
        { uscc: normaliseUscc(called) },
        { nameZh: called },
        { nameEn: called },
      ],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, reference: true, nameZh: true, nameEn: true, type: true, verification: true },
  });
  return rows.map((row) => ({ ...row, type: row.type as OrganisationType }));
}

export async function findImportingOrganisation(id: string): Promise<ImportingOrganisation | null> {
  const row = await db.organisation.findUnique({
    where: { id },
    select: { id: true, reference: true, nameZh: true, nameEn: true, type: true, verification: true },
  });
  return row && { ...row, type: row.type as OrganisationType };
}

export interface ImportingMember {
  readonly personId: string;
  readonly emailVerified: boolean;
  readonly platformRoles: readonly PlatformRole[];
  readonly permissions: readonly Permission[];
}

/** Those who belong to it longest first. */
export async function listImportingMembers(organisationId: string): Promise<ImportingMember[]> {
  const rows = await db.membership.findMany({
    where: { organisationId },
    orderBy: [{ joinedAt: 'asc' }, { personId: 'asc' }],
    select: { personId: true, permissions: true, person: { select: { emailVerified: true, platformRoles: true } } },
  });
  return rows.map(({ personId, permissions: held, person }) => ({
    personId,
    emailVerified: person.emailVerified,
    platformRoles: platformRoles.filter((role) => person.platformRoles.includes(role)),
    permissions: permissions.filter((permission) => held.includes(permission)),
  }));
}

const newestDay = { orderBy: { number: 'desc' }, take: 1, select: { validUntil: true } } as const;

/** Last day "YYYY-MM-DD" of the newest version of every listing that earlier imports of this source made, by its key. */
export async function listImportedLastDays(
  list: List,
  organisationId: string,
  importSource: string,
): Promise<ReadonlyMap<string, string>> {
  const where = { organisationId, importSource };
  const select = { importKey: true, versions: newestDay } as const;
  const rows =
    list === 'opportunity'
      ? await db.opportunity.findMany({ where, select })
      : await db.capability.findMany({ where, select });
  return new Map(
    rows.flatMap(({ importKey, versions: [newest] }) =>
      importKey !== null && newest ? [[importKey, dayFromColumn(newest.validUntil)] as const] : [],
    ),
  );
}

/** The demo organisation this person belongs to; null when there is none (yet). */
export async function findDemoOrganisationOf(tx: Transaction, email: string): Promise<{ reference: string } | null> {
  return tx.organisation.findFirst({
    where: { isDemo: true, memberships: { some: { person: { email } } } },
    select: { reference: true },
  });
}

/** SQLSTATE classes 22 (the value is impossible) and 23 (a constraint forbids it): the row is at fault, not the database. */
export function isRefusedByDatabase(error: unknown): boolean {
  const said = JSON.stringify([error, (error as { cause?: unknown })?.cause, (error as { meta?: unknown })?.meta]);
  return /"(?:originalCode|code)":"2[23][0-9A-Z]{3}"/.test(said);
}
