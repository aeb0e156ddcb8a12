// The capability list: rows with identity and instants, their versions, and the contact person kept apart.
import type { CapabilityContent } from '#app/domain/capability.ts';
import { db, type Transaction } from './client.server.ts';
import { coachColumns, coachFrom, coachSelect } from './coach-columns.server.ts';
import { lockImportSource } from './imported-listings.server.ts';
import { capabilityColumns, capabilityContentFrom, capabilityContentSelect } from './listing-content.server.ts';
import {
  cardFrom,
  cardVersionSelect,
  draftLineSelect,
  type ListingCardRow,
  type LockedListing,
  lockedSelect,
  type NewListing,
  type OwnListingLine,
  type OwnListingRow,
  organisationFactsFrom,
  organisationFactsSelect,
  ownLineFrom,
  ownLineSelect,
  type Publication,
  type PublicListFilter,
  publicListWhere,
  publicSelect,
  type SavedDraft,
} from './listing-rows.server.ts';

type Locked = LockedListing<CapabilityContent>;

/** Locks the row (`FOR UPDATE`) and reads what decisions need. Null when there is none. */
export async function lockCapability(tx: Transaction, reference: string): Promise<Locked | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM capability WHERE reference = ${reference} FOR UPDATE`;
  if (!row) return null;
  const version = {
    id: true,
    number: true,
    edit: true,
    publishedAt: true,
    savedById: true,
    ...capabilityContentSelect,
  } as const;
  const { publishedVersion, versions, ...listing } = await tx.capability.findUniqueOrThrow({
    where: { id: row.id },
    select: {
      ...lockedSelect,
      publishedVersion: { select: version },
      versions: { orderBy: { number: 'desc' }, take: 1, select: version },
    },
  });
  // The draft, when there is one, is always the newest version.
  const newest = versions[0];
  const view = (v: NonNullable<typeof publishedVersion>) => ({
    id: v.id,
    number: v.number,
    content: capabilityContentFrom(v),
  });
  return {
    ...listing,
    latestNumber: newest?.number ?? 0,
    latestEdit: newest?.edit ?? 0,
    draft: newest && !newest.publishedAt ? { ...view(newest), savedById: newest.savedById, edit: newest.edit } : null,
    published: publishedVersion && view(publishedVersion),
  };
}

/** The same for a row that an earlier import made; waits for other imports of this source. */
export async function lockImportedCapability(
  tx: Transaction,
  key: { organisationId: string; importSource: string; importKey: string },
): Promise<Locked | null> {
  await lockImportSource(tx, key.organisationId, key.importSource);
  const found = await tx.capability.findUnique({
    where: { organisationId_importSource_importKey: key },
    select: { reference: true },
  });
  return found && lockCapability(tx, found.reference);
}

export async function insertCapability(tx: Transaction, values: NewListing): Promise<{ id: string }> {
  return tx.capability.create({ data: values, select: { id: true } });
}

/** Writes the working draft: over the one there is, or as a new version. */
export async function putCapabilityDraft(
  tx: Transaction,
  listing: Pick<Locked, 'id' | 'latestNumber' | 'latestEdit' | 'draft'>,
  { content, savedById, savedAt, coach }: SavedDraft<CapabilityContent>,
): Promise<{ id: string; number: number }> {
  // Goes on counting from the version before: a draft thrown away and begun again is not mistaken for the same one.
  const edit = listing.latestEdit + 1;
  const data = { ...capabilityColumns(content), ...coachColumns(coach), savedById, savedAt, edit };
  const select = { id: true, number: true } as const;
  // Counting the saving ends the reviews of the words before it (a trigger does).
  if (listing.draft) return tx.capabilityVersion.update({ where: { id: listing.draft.id }, data, select });
  const number = listing.latestNumber + 1;
  return tx.capabilityVersion.create({ data: { ...data, capabilityId: listing.id, number }, select });
}

/** Makes the draft the published version; from here on the database refuses every change to it. */
export async function publishCapabilityDraft(
  tx: Transaction,
  listing: Pick<Locked, 'id' | 'firstPublishedAt'>,
  { draftId, publishedById, publishedAt, changeReason, coach }: Publication,
): Promise<{ revision: number }> {
  await tx.capabilityVersion.update({
    where: { id: draftId },
    data: { publishedAt, publishedById, changeReason, ...coachColumns(coach) },
    select: { id: true },
  });
  return tx.capability.update({
    where: { id: listing.id },
    data: {
      publishedVersionId: draftId,
      firstPublishedAt: listing.firstPublishedAt ?? publishedAt,
      publishedAt,
      lastConfirmedAt: publishedAt,
      withdrawnAt: null,
      withdrawalReason: '',
      archivedAt: null,
      fulfilledAt: null,
      fulfilmentNote: '',
      confirmationAskedAt: null,
      confirmationTokenHash: null,
      revision: { increment: 1 },
    },
    select: { revision: true },
  });
}

export async function withdrawCapability(
  tx: Transaction,
  id: string,
  { withdrawnAt, withdrawalReason }: { withdrawnAt: Date; withdrawalReason: string },
): Promise<{ revision: number }> {
  return tx.capability.update({
    where: { id },
    data: {
      withdrawnAt,
      withdrawalReason,
      archivedAt: null,
      fulfilledAt: null,
      fulfilmentNote: '',
      revision: { increment: 1 },
    },
    select: { revision: true },
  });
}

/** A listing of this organisation with its draft. Null for everybody else's. */
export async function findOwnCapability(
  organisationId: string,
  reference: string,
): Promise<OwnListingRow<CapabilityContent> | null> {
  const row = await db.capability.findUnique({
    where: { reference, organisationId },
    select: {
      ...publicSelect,
      withdrawalReason: true,
      publishedVersion: { select: { number: true, edit: true, ...coachSelect, ...capabilityContentSelect } },
      versions: {
        where: { publishedAt: null },
        select: {
          id: true,
          number: true,
          edit: true,
          savedAt: true,
          savedById: true,
          ...coachSelect,
          ...capabilityContentSelect,
        },
      },
    },
  });
  if (!row) return null;
  const { publishedVersion: published, versions, organisation, ...listing } = row;
  const draft = versions[0];
  return {
    ...listing,
    organisation: organisationFactsFrom(organisation),
    published: published && {
      number: published.number,
      coach: coachFrom(published),
      edit: published.edit,
      content: capabilityContentFrom(published),
    },
    draft: draft
      ? {
          id: draft.id,
          number: draft.number,
          edit: draft.edit,
          savedAt: draft.savedAt,
          savedById: draft.savedById,
          coach: coachFrom(draft),
          content: capabilityContentFrom(draft),
        }
      : null,
  };
}

/** The public list, newest publication first. `today` in the site's zone. */
export async function listPublicCapabilities(
  filter: PublicListFilter,
  today: string,
  limit: number,
): Promise<ListingCardRow[]> {
  const rows = await db.capability.findMany({
    where: publicListWhere(filter, today),
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      reference: true,
      publishedAt: true,
      organisation: { select: organisationFactsSelect },
      publishedVersion: { select: { ...cardVersionSelect, trl: true } },
    },
  });
  return rows.flatMap(({ id, reference, publishedAt, organisation, publishedVersion: version }) => {
    if (!publishedAt || !version) return [];
    const facts = { id, reference, publishedAt, organisation, version };
    return [{ ...cardFrom(facts), trl: version.trl, budget: null }];
  });
}

/** Everything the organisation has on this list, newest first, at most `limit`. */
export async function listOwnCapabilities(organisationId: string, limit: number): Promise<OwnListingLine[]> {
  const rows = await db.capability.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: {
      ...ownLineSelect,
      publishedVersion: { select: { title: true, kind: true, validUntil: true } },
      versions: { where: { publishedAt: null }, select: draftLineSelect },
    },
  });
  return rows.map(ownLineFrom);
}
