// Listings with their whole content for files, a page at a time.
import type { List } from '#app/domain/listing.ts';
import {
  type Audience,
  type Cleared,
  contentFor,
  type ListingContent,
  type LockedSection,
} from '#app/domain/section-access.ts';
import { db } from './client.server.ts';
import {
  capabilityContentFrom,
  capabilityContentSelect,
  opportunityContentFrom,
  opportunityContentSelect,
} from './listing-content.server.ts';
import { type PublicListFilter, publicListWhere } from './listing-rows.server.ts';

export interface ExportRow<A extends Audience> {
  readonly id: string;
  readonly reference: string;
  readonly publishedAt: Date | null;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly content: Cleared<ListingContent, A>;
  readonly locked: readonly LockedSection[];
}

const select = {
  id: true,
  reference: true,
  publishedAt: true,
  organisation: { select: { nameZh: true, nameEn: true } },
} as const;
const newest = { orderBy: [{ publishedAt: 'desc' as const }, { id: 'asc' as const }] };

/** What stands on the public list, as the list page orders it; with `references`, those of them only. */
export async function listPublicForExport(
  list: List,
  filter: PublicListFilter & { readonly references?: readonly string[] },
  today: string,
  limit: number,
): Promise<ExportRow<'public'>[]> {
  const { references, ...rest } = filter;
  const where = { ...publicListWhere(rest, today), ...(references && { reference: { in: [...references] } }) };
  const page = { where, ...newest, take: limit };
  if (list === 'opportunity') {
    const content = { select: opportunityContentSelect };
    const rows = await db.opportunity.findMany({ ...page, select: { ...select, publishedVersion: content } });
    return rows.flatMap(({ publishedVersion, ...row }) =>
      publishedVersion
        ? [{ ...row, ...contentFor<ListingContent, 'public'>(opportunityContentFrom(publishedVersion), 'public') }]
        : [],
    );
  }
  const content = { select: capabilityContentSelect };
  const rows = await db.capability.findMany({ ...page, select: { ...select, publishedVersion: content } });
  return rows.flatMap(({ publishedVersion, ...row }) =>
    publishedVersion
      ? [{ ...row, ...contentFor<ListingContent, 'public'>(capabilityContentFrom(publishedVersion), 'public') }]
      : [],
  );
}

/** Everything an organisation has on a list: the draft where there is one, else what was published. Newest first. */
export async function listOwnForExport(
  list: List,
  organisationId: string,
  limit: number,
): Promise<ExportRow<'owner'>[]> {
  const page = {
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' as const }, { id: 'asc' as const }],
    take: limit,
  };
  const draft = { where: { publishedAt: null }, take: 1 };
  if (list === 'opportunity') {
    const content = { select: opportunityContentSelect };
    const rows = await db.opportunity.findMany({
      ...page,
      select: { ...select, publishedVersion: content, versions: { ...draft, ...content } },
    });
    return rows.flatMap(({ publishedVersion, versions, ...row }) => {
      const version = versions[0] ?? publishedVersion;
      return version
        ? [{ ...row, ...contentFor<ListingContent, 'owner'>(opportunityContentFrom(version), 'owner') }]
        : [];
    });
  }
  const content = { select: capabilityContentSelect };
  const rows = await db.capability.findMany({
    ...page,
    select: { ...select, publishedVersion: content, versions: { ...draft, ...content } },
  });
  return rows.flatMap(({ publishedVersion, versions, ...row }) => {
    const version = versions[0] ?? publishedVersion;
    return version ? [{ ...row, ...contentFor<ListingContent, 'owner'>(capabilityContentFrom(version), 'owner') }] : [];
  });
}
