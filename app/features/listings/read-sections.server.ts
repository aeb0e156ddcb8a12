// Locked sections: shown to those entitled after they pressed "show", which is on record; asked anew with every request.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import type { Section } from '#app/domain/section.ts';
import {
  audienceOf,
  type Cleared,
  contentFor,
  decideReading,
  type LockedSection,
  type ReaderFacts,
  type SectionReason,
} from '#app/domain/section-access.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import type { PublishedListing } from '#app/persistence/listing-rows.server.ts';
import { hasOpenedSections, insertReading, listIntroducedTo } from '#app/persistence/section-readings.server.ts';
import { findOpenListing } from './get-listing.server.ts';
import type { ContentOf } from './listing-store.server.ts';

/** How far somebody is from reading what is locked; each has its own next step. */
export type ReaderStanding =
  | 'guest'
  | 'person'
  | 'unverified'
  | 'unverified-manager'
  | 'suspended'
  | 'verified'
  | 'owner';

export type ReadableListing<Content> = Omit<PublishedListing<Content>, 'content'> & {
  readonly content: Cleared<Content>;
  readonly locked: readonly LockedSection[];
  /** Locked now, and shown once the reader presses the button. */
  readonly openable: readonly Section[];
  readonly standing: ReaderStanding;
  /** The reader pressed it: what they may read is in the content. */
  readonly isOpened: boolean;
};

/** For readers outside the listing's organisation; null when the listing does not stand on its list. */
export async function getReadableListing<L extends List>(
  actor: Actor | null,
  list: L,
  reference: string,
): Promise<ReadableListing<ContentOf[L]> | null> {
  const listing = await findOpenListing(list, reference);
  if (!listing) return null;
  const standing = standingOf(actor);
  const public_ = contentFor(listing.content, 'public');
  const own = actor?.organisation;
  if (!actor || !own || public_.locked.length === 0)
    return { ...listing, ...public_, openable: [], standing, isOpened: false };
  const audience = audienceOf(await readerFacts(actor, list, listing));
  const entitled = contentFor(listing.content, audience);
  const stillLocked = new Set(entitled.locked.map(({ section }) => section));
  const openable = public_.locked.map(({ section }) => section).filter((section) => !stillLocked.has(section));
  const reader = { personId: actor.personId, organisationId: own.id };
  const isOpened = openable.length > 0 && (await hasOpenedSections(list, listing.versionId, reader));
  return isOpened
    ? { ...listing, ...entitled, openable: [], standing, isOpened }
    : { ...listing, ...public_, openable, standing, isOpened };
}

async function readerFacts(
  actor: Actor | null,
  list: List,
  listing: { readonly id: string; readonly organisation: { readonly id: string } },
): Promise<ReaderFacts> {
  const ownerId = listing.organisation.id;
  const own = actor?.organisation?.id;
  const introduced = own && own !== ownerId ? await listIntroducedTo(list, listing.id, ownerId) : null;
  return { actor, ownerId, isIntroduced: own !== undefined && (introduced?.has(own) ?? false) };
}

export function standingOf(actor: Actor | null): ReaderStanding {
  if (!actor) return 'guest';
  if (!actor.organisation) return 'person';
  const { verification, permissions } = actor.organisation;
  if (verification === 'verified' || verification === 'suspended') return verification;
  return permissions.includes('manage') ? 'unverified-manager' : 'unverified';
}

/** Presses "show": puts the opening on record, once for each person, organisation and version. */
export async function openSections(
  actor: Actor | null,
  list: List,
  reference: string,
): Promise<Decision<{ readonly reference: string }, SectionReason>> {
  const kind = `${list}.sections-read` as const;
  return attempt({ kind, actor, data: { reference } }, async (tx) => {
    const listing = await findOpenListing(list, reference);
    if (!listing) return refuseAbsent(actor, 'listing.read-sections');
    const decision = decideReading({ ...(await readerFacts(actor, list, listing)), content: listing.content });
    if (!decision.ok) return decision;
    if (!actor?.organisation) return refuse('organisation-needed');
    const reader = { personId: actor.personId, organisationId: actor.organisation.id };
    const isNew = await insertReading(tx, decision.value, { list, versionId: listing.versionId, reader });
    const data = { version: listing.number, audience: decision.value.audience };
    if (isNew) await appendEvent(tx, { kind, actor, subject: { type: list, id: listing.id }, data });
    return allow({ reference });
  });
}
