// Verified organisations as their public pages show them, for the index.
import { db, readClock } from './client.server.ts';
import { type Holder, holderFrom, holderSelect } from './public-holders.server.ts';

export interface ListedOrganisation {
  readonly id: string;
  readonly organisation: Holder;
  readonly divisionCode: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly verifiedAt: Date;
}

/** An operator has looked at them. Those who only registered are on no list. */
const shown = { verification: 'verified', verifiedAt: { not: null } } as const;

/** Those of `ids` that are verified. */
export async function listListedOrganisations(ids: readonly string[]): Promise<ListedOrganisation[]> {
  const [now, rows] = await Promise.all([
    readClock(),
    db.organisation.findMany({
      where: { id: { in: [...ids] }, ...shown },
      select: { ...holderSelect, divisionCode: true, descriptionZh: true, descriptionEn: true, verifiedAt: true },
    }),
  ]);
  return rows.flatMap(({ divisionCode, descriptionZh, descriptionEn, verifiedAt, ...row }) =>
    verifiedAt
      ? [{ id: row.id, organisation: holderFrom(row, now), divisionCode, descriptionZh, descriptionEn, verifiedAt }]
      : [],
  );
}

/** Ids of every verified organisation, a page at a time by id. */
export async function listListedOrganisationIds(after: string | null, limit: number): Promise<string[]> {
  const rows = await db.organisation.findMany({
    where: { ...shown, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
