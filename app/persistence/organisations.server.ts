// Organisations: what they say of themselves, and their verification.
import { randomBytes } from 'node:crypto';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import { referenceFrom } from '#app/domain/reference.ts';
import { db, type Transaction } from './client.server.ts';

/** What an organisation says of itself. All texts may be empty, but one of the names is not. */
export interface OrganisationProfile {
  readonly type: OrganisationType;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Normalised, both check digits right. */
  readonly uscc: string | null;
  readonly divisionCode: string;
  readonly functionalArea: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly website: string;
}

const profileColumns = {
  type: true,
  nameZh: true,
  nameEn: true,
  uscc: true,
  divisionCode: true,
  functionalArea: true,
  descriptionZh: true,
  descriptionEn: true,
  website: true,
} as const;

/** @throws P2002 (see isDuplicate) when another organisation has the code */
export async function insertOrganisation(
  tx: Transaction,
  profile: OrganisationProfile & { readonly isDemo?: boolean },
): Promise<{ id: string; reference: string }> {
  return tx.organisation.create({
    data: { ...profile, reference: referenceFrom('organisation', randomBytes(10)) },
    select: { id: true, reference: true },
  });
}

export interface PublicOrganisation extends OrganisationProfile {
  readonly id: string;
  readonly reference: string;
  readonly verification: VerificationState;
  readonly verifiedAt: Date | null;
}

/** Columns everybody may read. */
export async function findOrganisation(reference: string): Promise<PublicOrganisation | null> {
  const row = await db.organisation.findUnique({
    where: { reference },
    select: { id: true, reference: true, verification: true, verifiedAt: true, ...profileColumns },
  });
  return row && { ...row, type: row.type as OrganisationType };
}

export interface OwnOrganisation extends PublicOrganisation {
  readonly verificationNote: string;
  readonly verificationRequestedAt: Date | null;
}

const ownColumns = {
  id: true,
  reference: true,
  verification: true,
  verifiedAt: true,
  verificationNote: true,
  verificationRequestedAt: true,
  ...profileColumns,
} as const;

export async function getOrganisation(
  id: string,
  tx: Pick<Transaction, 'organisation'> = db,
): Promise<OwnOrganisation> {
  const row = await tx.organisation.findUniqueOrThrow({ where: { id }, select: ownColumns });
  return { ...row, type: row.type as OrganisationType };
}

/** Locks the row first: decisions about members and verification are taken one after the other. Null when not there. */
export async function lockOrganisation(tx: Transaction, id: string): Promise<OwnOrganisation | null> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
  return locked.length > 0 ? getOrganisation(id, tx) : null;
}

/** @throws P2002 (see isDuplicate) when another organisation has the code */
export async function updateOrganisation(tx: Transaction, id: string, profile: OrganisationProfile): Promise<void> {
  await tx.organisation.update({ where: { id }, data: profile, select: { id: true } });
}

export async function updateVerification(
  tx: Transaction,
  id: string,
  change: {
    readonly verification: VerificationState;
    readonly verificationNote?: string;
    readonly verificationRequestedAt?: Date;
    readonly verifiedAt?: Date;
  },
): Promise<void> {
  await tx.organisation.update({ where: { id }, data: change, select: { id: true } });
}

/** Names and addresses of those who can manage an organisation: for operators and for mails to them. */
export interface Administrator {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

export interface VerificationCase extends OwnOrganisation {
  readonly administrators: readonly Administrator[];
}

/** Organisations in one state of verification, oldest first; one more than `limit` tells of a next page. */
export async function listByVerification(
  state: VerificationState,
  limit: number,
  cursor?: string,
): Promise<VerificationCase[]> {
  const rows = await db.organisation.findMany({
    where: { verification: state },
    // A cursor cannot pass empty instants; those who wait all have one.
    orderBy: [state === 'submitted' ? { verificationRequestedAt: 'asc' } : { createdAt: 'asc' }, { id: 'asc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: limit + 1,
    select: {
      ...ownColumns,
      memberships: {
        where: { permissions: { has: 'manage' } },
        orderBy: { joinedAt: 'asc' },
        select: { person: { select: { name: true, email: true, locale: true } } },
      },
    },
  });
  return rows.map(({ memberships, ...row }) => ({
    ...row,
    type: row.type as OrganisationType,
    administrators: memberships.map(({ person }) => person),
  }));
}

export async function countByVerification(): Promise<Partial<Record<VerificationState, number>>> {
  const groups = await db.organisation.groupBy({ by: ['verification'], _count: { _all: true } });
  return Object.fromEntries(groups.map(({ verification, _count }) => [verification, _count._all]));
}
