// A person's own data: all of it for themselves, and taking it away while the audit trail keeps its ids.
import { createHmac, hkdfSync } from 'node:crypto';
import { env } from '#app/runtime/env.server.ts';
import { db, type Transaction } from './client.server.ts';

/**
 * What an address becomes. The salt comes from this installation's secret, so nobody else can try addresses against it;
 * the person's id keeps two accounts of one mailbox apart.
 */
export function erasedAddress(personId: string, email: string): string {
  const salt = Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'jiebang erased person', 32));
  const hash = createHmac('sha256', salt).update(`${personId} ${email}`).digest('hex');
  return `${hash.slice(0, 40)}@erased.invalid`;
}

export interface ErasureFactsRow {
  readonly email: string;
  readonly isDemo: boolean;
  /** Memberships that end. */
  readonly organisationIds: readonly string[];
  /** Of those, the ones nobody else could manage. */
  readonly leftAlone: readonly { readonly nameZh: string; readonly nameEn: string }[];
  readonly openSeats: number;
}

/** Locks the person and their organisations, so that no other administrator leaves meanwhile. Null when erased already. */
export async function lockForErasure(tx: Transaction, personId: string): Promise<ErasureFactsRow | null> {
  const [person] = await tx.$queryRaw<{ email: string; isDemo: boolean }[]>`
    SELECT email, is_demo AS "isDemo" FROM person WHERE id = ${personId}::uuid AND erased_at IS NULL FOR UPDATE`;
  if (!person) return null;
  const organisations = await tx.$queryRaw<{ id: string; nameZh: string; nameEn: string }[]>`
    SELECT id, name_zh AS "nameZh", name_en AS "nameEn" FROM organisation
    WHERE id IN (SELECT organisation_id FROM membership WHERE person_id = ${personId}::uuid) ORDER BY id FOR UPDATE`;
  const alone = await tx.$queryRaw<{ id: string }[]>`
    SELECT organisation_id AS id FROM membership m WHERE person_id = ${personId}::uuid AND 'manage' = ANY (permissions)
      AND NOT EXISTS (SELECT FROM membership other WHERE other.organisation_id = m.organisation_id
        AND other.person_id <> m.person_id AND 'manage' = ANY (other.permissions))`;
  const openSeats = await tx.callCustodian.count({
    where: {
      releasedAt: null,
      custodianKey: { personId },
      call: { publishedAt: { not: null }, openedAt: null, cancelledAt: null },
    },
  });
  const isAlone = new Set(alone.map(({ id }) => id));
  return {
    ...person,
    organisationIds: organisations.map(({ id }) => id),
    leftAlone: organisations.filter(({ id }) => isAlone.has(id)).map(({ nameZh, nameEn }) => ({ nameZh, nameEn })),
    openSeats,
  };
}

/** Removes what names the person or signs them in. Memberships are ended by the caller, each with its event. */
export async function erasePerson(tx: Transaction, personId: string, email: string, at: Date): Promise<void> {
  const where = { personId };
  const gone = erasedAddress(personId, email);
  await tx.session.deleteMany({ where });
  await tx.typedForm.deleteMany({ where });
  await tx.account.deleteMany({ where });
  await tx.twoFactor.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.apiKey.deleteMany({ where });
  await tx.expertEngagement.deleteMany({ where });
  await tx.expertProfile.deleteMany({ where });
  await tx.verification.deleteMany({ where: { OR: [{ value: personId }, { identifier: { contains: email } }] } });
  await tx.watch.deleteMany({ where });
  await tx.custodianKey.updateMany({ where: { personId, retiredAt: null }, data: { retiredAt: at } });
  await tx.mail.deleteMany({ where: { toAddress: email, sentAt: null } });
  await tx.mail.updateMany({
    where: { toAddress: email },
    data: { toAddress: gone, subject: '', body: '', unsubscribeUrl: '' },
  });
  const open = { email, acceptedAt: null, revokedAt: null };
  await tx.invitation.updateMany({ where: open, data: { revokedAt: at } });
  await tx.invitation.updateMany({ where: { email }, data: { email: gone } });
  await tx.person.update({
    where: { id: personId },
    data: {
      name: '',
      email: gone,
      emailVerified: false,
      image: null,
      phone: '',
      platformRoles: [],
      twoFactorEnabled: false,
      erasedAt: at,
    },
    select: { id: true },
  });
}

const instants = { createdAt: true } as const;
const listing = { reference: true, createdAt: true, publishedAt: true, withdrawnAt: true } as const;

/** Everything kept about a person that is theirs; no secrets, and nothing of anybody else. */
export async function collectPersonalData(personId: string) {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerified: true,
      phone: true,
      locale: true,
      platformRoles: true,
      twoFactorEnabled: true,
      createdAt: true,
      updatedAt: true,
    },
  });
  const where = { personId };
  const oldestFirst = { createdAt: 'asc' } as const;
  const [memberships, sessions, passkeys, apiKeys, custodianKeys, expertProfile] = await Promise.all([
    db.membership.findMany({
      where,
      orderBy: { joinedAt: 'asc' },
      select: {
        role: true,
        permissions: true,
        joinedAt: true,
        organisation: { select: { reference: true, nameZh: true, nameEn: true } },
      },
    }),
    db.session.findMany({
      where,
      orderBy: oldestFirst,
      select: { ...instants, lastSeenAt: true, expiresAt: true, ipAddress: true, userAgent: true },
    }),
    db.passkey.findMany({ where, select: { ...instants, name: true, deviceType: true } }),
    db.apiKey.findMany({
      where,
      select: { ...instants, name: true, permissions: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
    }),
    db.custodianKey.findMany({ where, select: { ...instants, recipient: true, retiredAt: true } }),
    db.expertProfile.findUnique({
      where,
      select: {
        fields: true,
        title: true,
        about: true,
        engagements: {
          select: { kind: true, organisationName: true, description: true, startedOn: true, endedOn: true },
        },
      },
    }),
  ]);
  return { person, memberships, sessions, passkeys, apiKeys, custodianKeys, expertProfile };
}

/** The same for what they made and did: listings begun, interest sent, mails received, their own trail. */
export async function collectPersonalRecord(personId: string, email: string) {
  const created = { createdById: personId };
  const [opportunities, capabilities, calls, introductions, mails, events] = await Promise.all([
    db.opportunity.findMany({ where: created, orderBy: { createdAt: 'asc' }, select: listing }),
    db.capability.findMany({ where: created, orderBy: { createdAt: 'asc' }, select: listing }),
    db.call.findMany({ where: created, select: { reference: true, title: true, createdAt: true, publishedAt: true } }),
    db.introduction.findMany({
      where: { sentById: personId },
      orderBy: { sentAt: 'asc' },
      select: { id: true, sentAt: true, cooperationSought: true, questions: true, aboutUs: true },
    }),
    db.mail.findMany({
      where: { toAddress: email },
      orderBy: { createdAt: 'asc' },
      select: { template: true, subject: true, createdAt: true, sentAt: true },
    }),
    db.event.findMany({
      where: { actorId: personId },
      orderBy: { seq: 'asc' },
      select: {
        kind: true,
        occurredAt: true,
        subjectType: true,
        subjectId: true,
        refusal: true,
        requestId: true,
        address: true,
      },
    }),
  ]);
  return { opportunities, capabilities, calls, introductions, mails, events };
}
