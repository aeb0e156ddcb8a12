// The contact person of a listing, on both lists: kept apart from what is public, and read by its own organisation only.
import { db, type Transaction } from './client.server.ts';
import type { ListingContact } from './listing-rows.server.ts';

/** True when something changed. An empty contact removes the row. */
export async function putOpportunityContact(
  tx: Transaction,
  opportunityId: string,
  contact: ListingContact,
): Promise<boolean> {
  const select = { name: true, phone: true, email: true } as const;
  const before = await tx.opportunityContact.findUnique({ where: { opportunityId }, select });
  const { name, phone, email } = contact;
  if ((before?.name ?? '') === name && (before?.phone ?? '') === phone && (before?.email ?? '') === email) return false;
  if (name || phone || email) {
    const data = { name, phone, email };
    await tx.opportunityContact.upsert({
      where: { opportunityId },
      create: { ...data, opportunityId },
      update: data,
      select: { opportunityId: true },
    });
  } else await tx.opportunityContact.deleteMany({ where: { opportunityId } });
  return true;
}

/** The contact person, for the organisation the listing belongs to and nobody else. */
export async function findOwnOpportunityContact(
  organisationId: string,
  reference: string,
): Promise<ListingContact | null> {
  return db.opportunityContact.findFirst({
    where: { opportunity: { reference, organisationId } },
    select: { name: true, phone: true, email: true },
  });
}

/** True when something changed. An empty contact removes the row. */
export async function putCapabilityContact(
  tx: Transaction,
  capabilityId: string,
  contact: ListingContact,
): Promise<boolean> {
  const select = { name: true, phone: true, email: true } as const;
  const before = await tx.capabilityContact.findUnique({ where: { capabilityId }, select });
  const { name, phone, email } = contact;
  if ((before?.name ?? '') === name && (before?.phone ?? '') === phone && (before?.email ?? '') === email) return false;
  if (name || phone || email) {
    const data = { name, phone, email };
    await tx.capabilityContact.upsert({
      where: { capabilityId },
      create: { ...data, capabilityId },
      update: data,
      select: { capabilityId: true },
    });
  } else await tx.capabilityContact.deleteMany({ where: { capabilityId } });
  return true;
}

/** The contact person, for the organisation the listing belongs to and nobody else. */
export async function findOwnCapabilityContact(
  organisationId: string,
  reference: string,
): Promise<ListingContact | null> {
  return db.capabilityContact.findFirst({
    where: { capability: { reference, organisationId } },
    select: { name: true, phone: true, email: true },
  });
}
