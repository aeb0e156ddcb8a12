// Brokers' proposals of better words, and what became of them.
import type { List } from '#app/domain/listing.ts';
import type { SuggestionFacts } from '#app/domain/suggestion.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';

export interface SuggestionRow extends SuggestionFacts {
  readonly id: string;
  readonly versionNumber: number;
  readonly field: string;
  readonly proposed: string;
  readonly reason: string;
  readonly proposedById: string;
  readonly proposedAt: Date;
  readonly answerNote: string;
}

const suggestionSelect = {
  id: true,
  versionNumber: true,
  field: true,
  proposed: true,
  reason: true,
  proposedById: true,
  proposedAt: true,
  acceptedAt: true,
  rejectedAt: true,
  answerNote: true,
} as const satisfies Prisma.SuggestionSelect;

const of = (list: List, listingId: string) =>
  list === 'opportunity' ? { opportunityId: listingId } : { capabilityId: listingId };

export async function insertSuggestion(
  tx: Transaction,
  list: List,
  listingId: string,
  suggestion: Omit<SuggestionRow, 'id' | 'acceptedAt' | 'rejectedAt' | 'answerNote'>,
): Promise<{ id: string }> {
  return tx.suggestion.create({ data: { ...suggestion, ...of(list, listingId) }, select: { id: true } });
}

/** Open ones of this broker on this listing. */
export const countOpenSuggestions = (
  tx: Pick<Transaction, 'suggestion'>,
  list: List,
  listingId: string,
  personId: string,
): Promise<number> =>
  tx.suggestion.count({
    where: { ...of(list, listingId), proposedById: personId, acceptedAt: null, rejectedAt: null },
  });

/** One suggestion on this listing, under the listing's lock. */
export const findSuggestion = (
  tx: Pick<Transaction, 'suggestion'>,
  list: List,
  listingId: string,
  id: string,
): Promise<SuggestionRow | null> =>
  tx.suggestion.findFirst({ where: { id, ...of(list, listingId) }, select: suggestionSelect });

export async function answerSuggestionRow(
  tx: Transaction,
  id: string,
  answer: Pick<Prisma.SuggestionUncheckedUpdateInput, 'acceptedAt' | 'rejectedAt' | 'answerNote'> & {
    readonly answeredById: string;
  },
): Promise<void> {
  await tx.suggestion.update({ where: { id }, data: answer, select: { id: true } });
}

/** On one listing, the newest first; for one broker only when `proposedById` is given. */
export const listSuggestions = (
  list: List,
  listingId: string,
  filter: { readonly proposedById?: string },
  limit: number,
): Promise<SuggestionRow[]> =>
  db.suggestion.findMany({
    where: { ...of(list, listingId), ...filter },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: suggestionSelect,
  });

export const countOpenOnListing = (list: List, listingId: string): Promise<number> =>
  db.suggestion.count({ where: { ...of(list, listingId), acceptedAt: null, rejectedAt: null } });

export interface OwnSuggestionRow extends SuggestionRow {
  readonly list: List;
  readonly reference: string;
  readonly title: string;
}

const listing = { reference: true, publishedVersion: { select: { title: true } } } as const;

/** Everything a broker proposed, the newest first. */
export async function listOwnSuggestions(personId: string, limit: number): Promise<OwnSuggestionRow[]> {
  const rows = await db.suggestion.findMany({
    where: { proposedById: personId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { ...suggestionSelect, opportunity: { select: listing }, capability: { select: listing } },
  });
  return rows.flatMap(({ opportunity, capability, ...row }) => {
    const about = opportunity ?? capability;
    const list = opportunity ? ('opportunity' as const) : ('capability' as const);
    return about ? [{ ...row, list, reference: about.reference, title: about.publishedVersion?.title ?? '' }] : [];
  });
}
