// Addresses of people's own calendars: the token is in the address alone, the table keeps its hash.
import { createHash, randomBytes } from 'node:crypto';
import { db, type Transaction } from './client.server.ts';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 bits, base64url. */
export const newCalendarToken = (): string => randomBytes(32).toString('base64url');

/** One address per person: another makes the old one end. */
export async function replaceCalendar(tx: Transaction, personId: string, token: string, at: Date): Promise<void> {
  const row = { tokenHash: hashOf(token), createdAt: at };
  await tx.calendar.upsert({
    where: { personId },
    create: { personId, ...row },
    update: row,
    select: { personId: true },
  });
}

/** False when there was none. */
export async function deleteCalendar(tx: Transaction, personId: string): Promise<boolean> {
  return (await tx.calendar.deleteMany({ where: { personId } })).count > 0;
}

export const findCalendar = (personId: string): Promise<{ createdAt: Date } | null> =>
  db.calendar.findUnique({ where: { personId }, select: { createdAt: true } });

/** Whose calendar it is, and in which language; null for an address that was never given or has ended. */
export async function findCalendarOwner(token: string): Promise<{ personId: string; locale: string } | null> {
  const row = await db.calendar.findFirst({
    where: { tokenHash: hashOf(token), person: { erasedAt: null } },
    select: { personId: true, person: { select: { locale: true } } },
  });
  return row && { personId: row.personId, locale: row.person.locale };
}
