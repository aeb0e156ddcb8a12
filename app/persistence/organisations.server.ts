// Organisations: what they say of themselves, and their verification.
import { randomBytes } from 'node:crypto';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import { referenceFrom } from '#app/domain/reference.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';

/** What an organisation says of itself. All texts may be empty, but one of the names is not. */
export interface OrganisationProfile {
  readonly type: OrganisationType;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Normalised; its check digits are right unless `usccClaim` says why they are not. */
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
  profile: OrganisationProfile & { readonly isDemo?: boolean; readonly usccClaim?: string },
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
  /** The instant verification ends; it has then lapsed (see effectiveVerification). */
  readonly verifiedUntil: Date | null;
  readonly credit: Credit | null;
  readonly logoDocumentId: string | null;
}

/** Innovation credit: a score, who gave it, and the day ("YYYY-MM-DD") it was given. */
export interface Credit {
  readonly score: number;
  readonly source: string;
  readonly on: string;
}

const publicColumns = {
  id: true,
  reference: true,
  verification: true,
  verifiedAt: true,
  verifiedUntil: true,
  creditScore: true,
  creditSource: true,
  creditOn: true,
  logoDocumentId: true,
  ...profileColumns,
} as const;

interface CreditColumns {
  readonly type: string;
  readonly creditScore: Prisma.Decimal | null;
  readonly creditSource: string;
  readonly creditOn: Date | null;
}

/** A row as the rest of the site knows it. */
export function organisationFrom<Row extends CreditColumns>({
  type,
  creditScore,
  creditSource,
  creditOn,
  ...row
}: Row) {
  const credit: Credit | null =
    creditScore && creditOn
      ? { score: creditScore.toNumber(), source: creditSource, on: creditOn.toISOString().slice(0, 10) }
      : null;
  return { ...row, type: type as OrganisationType, credit };
}

/** Columns everybody may read. */
export async function findOrganisation(reference: string): Promise<PublicOrganisation | null> {
  const row = await db.organisation.findUnique({ where: { reference }, select: publicColumns });
  return row && organisationFrom(row);
}

export interface OwnOrganisation extends PublicOrganisation {
  readonly verificationNote: string;
  readonly verificationRequestedAt: Date | null;
  /** What its members say for a code whose check digits fail; empty when they are right. */
  readonly usccClaim: string;
  /** Why an operator let that code stand; empty when none has. */
  readonly usccOverrideReason: string;
}

export const ownOrganisationColumns = {
  verificationNote: true,
  verificationRequestedAt: true,
  usccClaim: true,
  usccOverrideReason: true,
  ...publicColumns,
} as const;

export async function getOrganisation(
  id: string,
  tx: Pick<Transaction, 'organisation'> = db,
): Promise<OwnOrganisation> {
  return organisationFrom(await tx.organisation.findUniqueOrThrow({ where: { id }, select: ownOrganisationColumns }));
}

/** Locks the row first: decisions about members and verification are taken one after the other. Null when not there. */
export async function lockOrganisation(tx: Transaction, id: string): Promise<OwnOrganisation | null> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
  return locked.length > 0 ? getOrganisation(id, tx) : null;
}

/** @throws P2002 (see isDuplicate) when another organisation has the code */
export async function updateOrganisation(
  tx: Transaction,
  id: string,
  profile: OrganisationProfile & { readonly usccClaim: string },
): Promise<void> {
  await tx.organisation.update({ where: { id }, data: profile, select: { id: true } });
}

/** An operator lets the code stand; null takes that back. */
export async function updateUsccOverride(
  tx: Transaction,
  id: string,
  override: { readonly reason: string; readonly byId: string } | null,
): Promise<void> {
  const data = { usccOverrideReason: override?.reason ?? '', usccOverriddenById: override?.byId ?? null };
  await tx.organisation.update({ where: { id }, data, select: { id: true } });
}

export async function updateCredit(tx: Transaction, id: string, credit: Credit | null): Promise<void> {
  const data = credit
    ? { creditScore: credit.score, creditSource: credit.source, creditOn: new Date(`${credit.on}T00:00:00Z`) }
    : { creditScore: null, creditSource: '', creditOn: null };
  await tx.organisation.update({ where: { id }, data, select: { id: true } });
}

export async function updateLogo(tx: Transaction, id: string, logoDocumentId: string | null): Promise<void> {
  await tx.organisation.update({ where: { id }, data: { logoDocumentId }, select: { id: true } });
}

export async function updateVerification(
  tx: Transaction,
  id: string,
  change: {
    readonly verification: VerificationState;
    readonly verificationNote?: string;
    readonly verificationRequestedAt?: Date;
    readonly verifiedAt?: Date;
    readonly verifiedUntil?: Date;
    readonly renewalAskedAt?: Date;
  },
): Promise<void> {
  await tx.organisation.update({ where: { id }, data: change, select: { id: true } });
}

export const getOrganisationNames = (tx: Transaction, id: string): Promise<{ nameZh: string; nameEn: string }> =>
  tx.organisation.findUniqueOrThrow({ where: { id }, select: { nameZh: true, nameEn: true } });
