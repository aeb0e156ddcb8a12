// What somebody else saved while a form was open, beside what is in the form: for choosing field by field.
import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { findPersonName } from '#app/persistence/memberships.server.ts';
import { getOwnListing, readOwnContact } from './get-listing.server.ts';
import type { ContentOf } from './listing-store.server.ts';
import type { OpenedForm } from './save-listing-draft.server.ts';
import { type Difference, type Draft, differencesOf, stampOf } from './three-way.ts';

export interface Conflict {
  readonly theirs: Draft;
  readonly mine: Draft;
  readonly differences: readonly Difference[];
  /** Posted back with the choice, so that yet another saving in between is noticed. */
  readonly seen: string;
  /** Who saved it, and when; null when it stands published as it is. */
  readonly saved: { readonly by: string | null; readonly at: Date } | null;
}

/** Null when the listing is not there for this reader any more. */
export async function describeConflict<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
  mine: Draft<ContentOf[L]>,
  opened: OpenedForm,
): Promise<Conflict | null> {
  const [own, contact] = await Promise.all([
    getOwnListing(actor, list, reference),
    readOwnContact(actor, list, reference),
  ]);
  if (!own.ok) return null;
  const version = own.value.draft ?? own.value.published;
  if (!version) return null;
  const theirs = { content: version.content, contact };
  const { draft } = own.value;
  return {
    theirs,
    mine,
    differences: differencesOf(opened.marks, theirs, mine),
    seen: stampOf(version.edit, theirs),
    saved: draft && { by: await findPersonName(draft.savedById), at: draft.savedAt },
  };
}
