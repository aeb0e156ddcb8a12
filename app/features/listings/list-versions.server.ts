// The public history of a listing: every published version, what changed in it, and any two compared.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import { type Audience, contentFor, type ListingContent } from '#app/domain/section-access.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { OrganisationFacts } from '#app/persistence/listing-rows.server.ts';
import type { PublishedVersion } from '#app/persistence/published-versions.server.ts';
import { findOpenListing, getOwnListing } from './get-listing.server.ts';
import type { ListingDetailProps, ListingOrganisation } from './listing-detail-parts.tsx';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { type VersionChanges, versionChanges } from './version-changes.ts';

/** The newest versions that are shown; a listing with more of them than this has its oldest left out. */
const limit = 50;

export interface VersionEntry {
  readonly number: number;
  readonly publishedAt: Date;
  readonly changeReason: string;
  /** Against the version before it; null for the first one. */
  readonly changes: VersionChanges | null;
}

export interface VersionHistory {
  readonly reference: string;
  readonly title: string;
  readonly language: ContentLanguage;
  readonly organisation: ListingOrganisation;
  /** Newest first. */
  readonly versions: readonly VersionEntry[];
  /** For the listing's own organisation: what its draft would change. */
  readonly pending: VersionChanges | null;
  /** Two versions chosen by the reader. */
  readonly compared: { readonly from: number; readonly to: number; readonly changes: VersionChanges } | null;
}

/** What a reader knows of a listing that stands; its own organisation also of one that does not. */
interface Readable<Content> {
  readonly id: string;
  readonly organisation: OrganisationFacts;
  readonly number: number;
  readonly content: Content;
  readonly draft: Content | null;
  readonly audience: Extract<Audience, 'public' | 'owner'>;
}

/** For everybody while the listing stands on its list, afterwards for its own organisation only. */
export async function listVersions<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  { i18n, from, to }: { i18n: I18n; from?: number; to?: number },
): Promise<Decision<VersionHistory, AccessReason>> {
  const readable = await findReadable(actor, list, reference);
  if (!readable) return refuse('not-found');
  const { audience, content: current, draft } = readable;
  const now = current.sectionAccess;
  const changesOf = (before: ListingContent, after: ListingContent) =>
    versionChanges(i18n, { before, after, now }, audience);
  const rows = await storeOf(list).listVersions(readable.id, limit + 1);
  const versions = rows.slice(0, limit).map((row, index) => {
    const before = rows[index + 1]?.content;
    const { number, publishedAt, changeReason } = row;
    return { number, publishedAt, changeReason, changes: before ? changesOf(before, row.content) : null };
  });
  const [one, other] = [from, to].map((number) => rows.find((row) => row.number === number));
  const isPair = one !== undefined && other !== undefined && one !== other;
  return allow({
    reference,
    title: current.title,
    language: current.language,
    organisation: organisationOf(readable.organisation),
    versions,
    pending: draft && changesOf(current, draft),
    compared: isPair ? { from: one.number, to: other.number, changes: changesOf(one.content, other.content) } : null,
  });
}

const organisationOf = ({ id: _, ...organisation }: OrganisationFacts): ListingOrganisation => organisation;

export interface VersionPage<Content> {
  readonly listing: Omit<ListingDetailProps<Content>, 'actions' | 'notice' | 'children'> & { readonly number: number };
  readonly publishedAt: Date;
  readonly changeReason: string;
  /** Number of the version that stands. */
  readonly current: number;
}

/** One published version as it was, but for sections that have been locked since. Null when there is none for this reader. */
export async function getVersion<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  number: number,
): Promise<VersionPage<ContentOf[L]> | null> {
  const readable = await findReadable(actor, list, reference);
  const row = readable && (await findVersion(list, readable.id, number));
  if (!readable || !row) return null;
  const { publishedAt, changeReason } = row;
  const listing = {
    ...{ reference, number, reader: null, coach: null, firstPublishedAt: publishedAt, publishedAt },
    organisation: organisationOf(readable.organisation),
    ...contentFor(row.content, readable.audience, [readable.content.sectionAccess]),
  };
  return { listing, publishedAt, changeReason, current: readable.number };
}

async function findVersion<L extends List>(
  list: L,
  id: string,
  number: number,
): Promise<PublishedVersion<ContentOf[L]> | null> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 1_000_000) return null;
  const [row] = await storeOf(list).listVersions(id, 1, number);
  return row ?? null;
}

async function findReadable<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
): Promise<Readable<ContentOf[L]> | null> {
  const own = await getOwnListing(actor, list, reference);
  if (own.ok) {
    const { id, organisation, published, draft } = own.value;
    return published && { id, organisation, ...published, draft: draft?.content ?? null, audience: 'owner' };
  }
  const open = await findOpenListing(list, reference);
  return open && { ...open, draft: null, audience: 'public' };
}
