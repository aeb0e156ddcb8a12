// Shapes and column selections that the tables of both lists share.
import type { CapabilityKind } from '#app/domain/capability.ts';
import type { CoachMark } from '#app/domain/coach.ts';
import { type Field, isField } from '#app/domain/field.ts';
import type { Standing } from '#app/domain/listing.ts';
import type { Budget, ContentLanguage, OpportunityKind } from '#app/domain/opportunity.ts';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import type { Prisma } from './client.server.ts';
import { dayFromColumn, dayToColumn } from './listing-content.server.ts';
import { onItsList, standingSelect } from './listing-standing.server.ts';

/** What everybody may know about the organisation of a listing. */
export interface OrganisationFacts {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly type: OrganisationType;
  readonly verification: VerificationState;
}

/** The contact person of a listing: never public. Empty strings where not given. */
export interface ListingContact {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface NewListing {
  readonly reference: string;
  readonly organisationId: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly importSource?: string;
  readonly importKey?: string;
}

export interface ListingInstants extends Standing {
  readonly firstPublishedAt: Date | null;
  readonly lastConfirmedAt: Date | null;
  /** What its organisation says of how it was fulfilled; empty before. */
  readonly fulfilmentNote: string;
}

export interface VersionRow<Content> {
  readonly id: string;
  readonly number: number;
  readonly content: Content;
}

/** A listing whose row is locked until the transaction ends. */
export interface LockedListing<Content> extends Standing {
  readonly id: string;
  readonly reference: string;
  readonly organisationId: string;
  readonly revision: number;
  readonly firstPublishedAt: Date | null;
  /** Number of the newest version, 0 when there is none. */
  readonly latestNumber: number;
  /** How often this listing's drafts have been saved, 0 when there is none. */
  readonly latestEdit: number;
  /** `edit` counts its savings: an approval holds for the one that was read. */
  readonly draft: (VersionRow<Content> & { readonly savedById: string; readonly edit: number }) | null;
  readonly published: VersionRow<Content> | null;
}

export interface SavedDraft<Content> {
  readonly content: Content;
  readonly savedById: string;
  readonly savedAt: Date;
  readonly coach: CoachMark;
}

export interface Publication {
  readonly draftId: string;
  readonly publishedById: string;
  readonly publishedAt: Date;
  readonly changeReason: string;
  readonly coach: CoachMark;
}

export interface OwnListingRow<Content> extends ListingInstants {
  readonly id: string;
  readonly reference: string;
  readonly withdrawalReason: string;
  readonly organisation: OrganisationFacts;
  readonly published: {
    readonly number: number;
    readonly edit: number;
    readonly coach: CoachMark | null;
    readonly content: Content;
  } | null;
  readonly draft: {
    readonly id: string;
    readonly number: number;
    readonly edit: number;
    readonly savedAt: Date;
    /** Who wrote it as it is now: publishing takes somebody else. */
    readonly savedById: string;
    readonly coach: CoachMark | null;
    readonly content: Content;
  } | null;
}

/** One line of a public list. `budget` is null on the capability list; `trl` is the one needed or the one reached. */
export interface ListingCardRow {
  readonly id: string;
  readonly reference: string;
  readonly publishedAt: Date;
  readonly language: ContentLanguage;
  readonly title: string;
  readonly titleTranslated: string;
  readonly summary: string;
  readonly summaryTranslated: string;
  readonly kind: OpportunityKind | CapabilityKind;
  readonly fields: readonly Field[];
  readonly divisionCode: string;
  readonly trl: number | null;
  readonly budget: Budget | null;
  /** 0–100; null for versions saved before there was a coach. */
  readonly coachScore: number | null;
  /** "YYYY-MM-DD" */
  readonly validUntil: string;
  readonly organisation: OrganisationFacts;
}

/** One line of an organisation's own list; title and kind are the draft's when there is one. */
export interface OwnListingLine extends Standing {
  readonly id: string;
  readonly reference: string;
  readonly createdAt: Date;
  readonly title: string;
  readonly kind: OpportunityKind | CapabilityKind;
  /** Last day of the published version; null before publication. */
  readonly validUntil: string | null;
  readonly draftSavedAt: Date | null;
  readonly draftSavedById: string | null;
  readonly draftId: string | null;
}

export interface PublicListFilter {
  readonly field?: Field;
  readonly kind?: string;
  readonly organisationId?: string;
  /** Position after which to go on. */
  readonly after?: { readonly publishedAt: Date; readonly id: string };
}

export const organisationFactsSelect = {
  id: true,
  reference: true,
  nameZh: true,
  nameEn: true,
  type: true,
  verification: true,
} as const satisfies Prisma.OrganisationSelect;

export const organisationFactsFrom = (
  row: Prisma.OrganisationGetPayload<{ select: typeof organisationFactsSelect }>,
): OrganisationFacts => ({ ...row, type: row.type as OrganisationType });

export const instantsSelect = {
  firstPublishedAt: true,
  ...standingSelect,
  lastConfirmedAt: true,
  fulfilmentNote: true,
} as const;

export const lockedSelect = {
  id: true,
  reference: true,
  organisationId: true,
  revision: true,
  firstPublishedAt: true,
  ...standingSelect,
} as const;

/** What everybody may know about the listing itself. */
export const publicSelect = {
  id: true,
  reference: true,
  ...instantsSelect,
  organisation: { select: organisationFactsSelect },
} as const;

export const ownLineSelect = {
  id: true,
  reference: true,
  createdAt: true,
  ...standingSelect,
} as const;

export const draftLineSelect = { id: true, title: true, kind: true, savedAt: true, savedById: true } as const;

/** The columns of a version that a list shows, on both lists. */
export const cardVersionSelect = {
  language: true,
  title: true,
  titleTranslated: true,
  summary: true,
  summaryTranslated: true,
  kind: true,
  fields: true,
  divisionCode: true,
  validUntil: true,
  coachScore: true,
} as const;

type CardVersion = Prisma.OpportunityVersionGetPayload<{ select: typeof cardVersionSelect }>;

/** The part of a card that both lists fill the same way. */
export const cardFrom = (row: {
  id: string;
  reference: string;
  publishedAt: Date;
  organisation: Prisma.OrganisationGetPayload<{ select: typeof organisationFactsSelect }>;
  version: CardVersion;
}): Omit<ListingCardRow, 'trl' | 'budget'> => ({
  id: row.id,
  reference: row.reference,
  publishedAt: row.publishedAt,
  organisation: organisationFactsFrom(row.organisation),
  language: row.version.language,
  title: row.version.title,
  titleTranslated: row.version.titleTranslated,
  summary: row.version.summary,
  summaryTranslated: row.version.summaryTranslated,
  kind: row.version.kind as ListingCardRow['kind'],
  fields: row.version.fields.filter(isField),
  divisionCode: row.version.divisionCode,
  coachScore: row.version.coachScore,
  validUntil: dayFromColumn(row.version.validUntil),
});

export function ownLineFrom(
  row: Pick<OwnListingLine, 'id' | 'reference' | 'createdAt' | keyof Standing> & {
    publishedVersion: { title: string; kind: string; validUntil: Date } | null;
    versions: { id: string; title: string; kind: string; savedAt: Date; savedById: string }[];
  },
): OwnListingLine {
  const { publishedVersion, versions, ...listing } = row;
  const shown = versions[0] ?? publishedVersion;
  return {
    ...listing,
    title: shown?.title ?? '',
    kind: (shown?.kind ?? 'pilot') as OwnListingLine['kind'],
    validUntil: publishedVersion && dayFromColumn(publishedVersion.validUntil),
    draftSavedAt: versions[0]?.savedAt ?? null,
    draftSavedById: versions[0]?.savedById ?? null,
    draftId: versions[0]?.id ?? null,
  };
}

/**
 * The rule of `isOpenToAll` as a condition on rows, newest publication first; `today` is a day in the site's zone.
 * The outer bound on `publishedAt` repeats the cursor so that the index range starts there.
 */
export function publicListWhere({ after, field, kind, organisationId }: PublicListFilter, today: string) {
  return {
    ...onItsList,
    publishedAt: after ? { lte: after.publishedAt } : { not: null },
    organisation: { verification: { not: 'suspended' as const } },
    publishedVersion: {
      validUntil: { gte: dayToColumn(today) },
      ...(field && { fields: { has: field } }),
      ...(kind && { kind }),
    },
    ...(organisationId && { organisationId }),
    ...(after && {
      OR: [{ publishedAt: { lt: after.publishedAt } }, { publishedAt: after.publishedAt, id: { gt: after.id } }],
    }),
  };
}
