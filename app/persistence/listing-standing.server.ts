// Which listings stand on their lists, and the instants that put them there or take them off; the same for both lists.
import type { List, Standing } from '#app/domain/listing.ts';
import type { VerificationState } from '#app/domain/organisation.ts';
import { db, Prisma, type Transaction } from './client.server.ts';
import { dayFromColumn } from './listing-content.server.ts';

/** The rule of `isPublic` as a condition on rows, apart from the end of validity and the state of the organisation. */
export const onItsList = {
  publishedAt: { not: null },
  withdrawnAt: null,
  archivedAt: null,
  fulfilledAt: null,
  moderatedAt: null,
} as const;

export const standingSelect = {
  publishedAt: true,
  withdrawnAt: true,
  archivedAt: true,
  fulfilledAt: true,
  moderatedAt: true,
} as const satisfies Record<keyof Standing, true>;

const stateSelect = {
  id: true,
  reference: true,
  organisationId: true,
  revision: true,
  ...standingSelect,
  lastConfirmedAt: true,
  confirmationAskedAt: true,
  confirmationTokenHash: true,
  fulfilmentNote: true,
  moderationReason: true,
  publishedVersion: {
    select: { number: true, title: true, language: true, validUntil: true, savedById: true, publishedById: true },
  },
  organisation: { select: { reference: true, nameZh: true, nameEn: true, verification: true } },
} as const satisfies Prisma.OpportunitySelect & Prisma.CapabilitySelect;

/** What the rules about a published listing need to know, without what it says. */
export interface ListingState extends Standing {
  readonly id: string;
  readonly list: List;
  readonly reference: string;
  readonly organisationId: string;
  readonly revision: number;
  readonly lastConfirmedAt: Date | null;
  readonly confirmationAskedAt: Date | null;
  readonly confirmationTokenHash: string | null;
  readonly fulfilmentNote: string;
  readonly moderationReason: string;
  readonly title: string;
  readonly number: number;
  readonly validUntil: string | null;
  /** Who wrote the published version, and who put it on the list. */
  readonly savedById: string | null;
  readonly publishedById: string | null;
  readonly organisation: {
    readonly reference: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly verification: VerificationState;
  };
}

type StateRow = Prisma.OpportunityGetPayload<{ select: typeof stateSelect }>;

const stateFrom = (list: List, { publishedVersion: version, ...row }: StateRow): ListingState => ({
  ...row,
  list,
  title: version?.title ?? '',
  number: version?.number ?? 0,
  validUntil: version && dayFromColumn(version.validUntil),
  savedById: version?.savedById ?? null,
  publishedById: version?.publishedById ?? null,
});

async function findState(
  tx: Pick<Transaction, 'opportunity' | 'capability'>,
  list: List,
  where: { id: string } | { reference: string } | { confirmationTokenHash: string },
): Promise<ListingState | null> {
  const query = { where, select: stateSelect };
  const row = list === 'opportunity' ? await tx.opportunity.findUnique(query) : await tx.capability.findUnique(query);
  return row && stateFrom(list, row);
}

export const findListingState = (list: List, reference: string): Promise<ListingState | null> =>
  findState(db, list, { reference });

/** On whichever list the mailed link belongs to. */
export async function findListingByToken(confirmationTokenHash: string): Promise<ListingState | null> {
  const where = { confirmationTokenHash };
  return (await findState(db, 'opportunity', where)) ?? findState(db, 'capability', where);
}

/** Locks the row until the transaction ends. Null when there is none. */
export async function lockListingState(
  tx: Transaction,
  list: List,
  where: { id: string } | { reference: string },
): Promise<ListingState | null> {
  const found = await findState(tx, list, where);
  if (!found) return null;
  if (list === 'opportunity') await tx.$queryRaw`SELECT id FROM opportunity WHERE id = ${found.id}::uuid FOR UPDATE`;
  else await tx.$queryRaw`SELECT id FROM capability WHERE id = ${found.id}::uuid FOR UPDATE`;
  return findState(tx, list, { id: found.id });
}

export type StateChange = Partial<
  Pick<
    Prisma.OpportunityUncheckedUpdateInput,
    | 'withdrawnAt'
    | 'withdrawalReason'
    | 'archivedAt'
    | 'fulfilledAt'
    | 'fulfilmentNote'
    | 'moderatedAt'
    | 'moderatedById'
    | 'moderationReason'
    | 'lastConfirmedAt'
    | 'confirmationAskedAt'
    | 'confirmationTokenHash'
  >
>;

/** Writes instants of a locked listing. `isSeen`: the outside sees the difference, so its revision grows. */
export async function changeListingState(
  tx: Transaction,
  { list, id }: Pick<ListingState, 'list' | 'id'>,
  change: StateChange,
  { isSeen }: { readonly isSeen: boolean },
): Promise<{ revision: number }> {
  const data = isSeen ? { ...change, revision: { increment: 1 } } : change;
  const update = { where: { id }, data, select: { revision: true } } as const;
  return list === 'opportunity' ? tx.opportunity.update(update) : tx.capability.update(update);
}

export interface ListedKey {
  readonly list: List;
  readonly id: string;
}

type Column = 'last_confirmed_at' | 'confirmation_asked_at';

/** Of both lists: standing there on that day, with the instant no later than `before`; the oldest first. */
async function listStanding(column: Column, before: Date, today: string, limit: number, asked: Prisma.Sql) {
  const of = (list: List) => {
    const [table, version] = [Prisma.raw(list), Prisma.raw(`${list}_version`)];
    return Prisma.sql`SELECT ${list} AS list, l.id, l.${Prisma.raw(column)} AS instant
      FROM ${table} l JOIN ${version} v ON v.id = l.published_version_id
      JOIN organisation o ON o.id = l.organisation_id AND o.verification <> 'suspended'
      WHERE l.${Prisma.raw(column)} <= ${before}::timestamptz AND v.valid_until >= ${today}::date AND ${asked}
        AND num_nonnulls(l.withdrawn_at, l.archived_at, l.fulfilled_at, l.moderated_at) = 0`;
  };
  return db.$queryRaw<ListedKey[]>`
    SELECT list, id FROM (${of('opportunity')} UNION ALL ${of('capability')}) one ORDER BY instant, id LIMIT ${limit}`;
}

/** Listings last confirmed at `before` or earlier and not asked since; `today` in the site's zone. */
export const listConfirmationsDue = (before: Date, today: string, limit: number): Promise<ListedKey[]> =>
  listStanding(
    'last_confirmed_at',
    before,
    today,
    limit,
    Prisma.sql`(l.confirmation_asked_at IS NULL OR l.confirmation_asked_at <= l.last_confirmed_at)`,
  );

/** Listings asked at `before` or earlier that nobody confirmed since. */
export const listUnanswered = (before: Date, today: string, limit: number): Promise<ListedKey[]> =>
  listStanding(
    'confirmation_asked_at',
    before,
    today,
    limit,
    Prisma.sql`l.confirmation_asked_at > l.last_confirmed_at`,
  );
