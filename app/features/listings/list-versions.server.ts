// The public history of a listing: every published version and what changed in it.
import type { Actor } from '#app/domain/actor.ts';
import type { AccessReason } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { List } from '#app/domain/listing.ts';
import { getOwnListing, getPublicListing } from './get-listing.server.ts';
import { type ContentOf, storeOf } from './listing-store.server.ts';
import { type ContentField, differingFields } from './version-difference.ts';

/** The newest versions that are shown; a listing with more of them than this has its oldest left out. */
const limit = 50;

export interface VersionEntry<Content> {
  readonly number: number;
  readonly publishedAt: Date;
  readonly changeReason: string;
  readonly content: Content;
  /** The version before it; null for the first one. */
  readonly before: Content | null;
  readonly changed: readonly ContentField[];
}

export interface VersionHistory<Content> {
  readonly reference: string;
  readonly current: Content;
  readonly versions: readonly VersionEntry<Content>[];
  /** For the listing's own organisation: what its draft would change. */
  readonly pending: {
    readonly content: Content;
    readonly before: Content;
    readonly changed: readonly ContentField[];
  } | null;
}

/** Newest first. For everybody while the listing stands on its list, afterwards for its own organisation only. */
export async function listVersions<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
): Promise<Decision<VersionHistory<ContentOf[L]>, AccessReason>> {
  const readable = await findReadable(actor, list, reference);
  if (!readable) return refuse('not-found');
  const rows = await storeOf(list).listVersions(readable.id, limit + 1);
  const versions = rows.slice(0, limit).map((row, index) => {
    const before = rows[index + 1]?.content ?? null;
    return { ...row, before, changed: before ? differingFields(before, row.content) : [] };
  });
  const draft = readable.draft?.content;
  const before = readable.content;
  const pending = draft ? { content: draft, before, changed: differingFields(before, draft) } : null;
  return allow({ reference, current: before, versions, pending });
}

async function findReadable<L extends List>(actor: Actor | null, list: L, reference: string) {
  const own = await getOwnListing(actor, list, reference);
  if (own.ok) {
    const { id, published, draft } = own.value;
    return published && { id, content: published.content, draft };
  }
  const open = await getPublicListing(list, reference);
  return open && { ...open, draft: null };
}
