// Strong new pairs whose two sides have not been told yet.
import { isTakingPart } from '#app/domain/listing.ts';
import type { Prisma, Transaction } from './client.server.ts';
import { dayFromColumn } from './listing-content.server.ts';
import { standingSelect } from './listing-standing.server.ts';

const listingSelect = {
  id: true,
  reference: true,
  organisationId: true,
  ...standingSelect,
  publishedVersion: { select: { title: true, validUntil: true } },
  organisation: { select: { verification: true } },
} as const;

export interface AlertSide {
  readonly id: string;
  readonly reference: string;
  readonly organisationId: string;
  readonly title: string;
  /** It stands on its list, so that somebody may hear of it. */
  readonly isOpen: boolean;
}

export interface UntoldPair {
  readonly score: number;
  readonly opportunity: AlertSide;
  readonly capability: AlertSide;
}

type SideRow = Prisma.OpportunityGetPayload<{ select: typeof listingSelect }>;

function sideOf(row: SideRow, now: Date): AlertSide {
  const { publishedVersion, organisation, id, reference, organisationId, ...standing } = row;
  const validUntil = publishedVersion && dayFromColumn(publishedVersion.validUntil);
  return {
    ...{ id, reference, organisationId, title: publishedVersion?.title ?? '' },
    isOpen: isTakingPart({ ...standing, validUntil }, organisation.verification, now),
  };
}

/** Locks one pair nobody else is telling of; null when there is none. */
export async function lockUntoldPair(tx: Transaction, now: Date): Promise<UntoldPair | null> {
  const [next] = await tx.$queryRaw<{ o: string; c: string }[]>`
    SELECT opportunity_id AS o, capability_id AS c FROM match_alert WHERE told_at IS NULL
    ORDER BY opportunity_id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!next) return null;
  const row = await tx.matchAlert.findUniqueOrThrow({
    where: { opportunityId_capabilityId: { opportunityId: next.o, capabilityId: next.c } },
    select: { score: true, opportunity: { select: listingSelect }, capability: { select: listingSelect } },
  });
  return { score: row.score, opportunity: sideOf(row.opportunity, now), capability: sideOf(row.capability, now) };
}

export async function markTold(tx: Transaction, { opportunity, capability }: UntoldPair, now: Date): Promise<void> {
  const key = { opportunityId: opportunity.id, capabilityId: capability.id };
  await tx.matchAlert.update({
    where: { opportunityId_capabilityId: key },
    data: { toldAt: now },
    select: { opportunityId: true },
  });
}
