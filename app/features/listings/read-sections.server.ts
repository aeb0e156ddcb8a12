// Locked sections: shown to those entitled after they pressed "show", which is on record; asked anew with every request.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import type { Section } from '#app/domain/section.ts';
import {
  type Audience,
  audienceOf,
  type Cleared,
  contentFor,
  decideReading,
  type LockedSection,
  type ReaderFacts,
  type SectionReason,
} from '#app/domain/section-access.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import type { PublishedListing } from '#app/persistence/published-versions.server.ts';
import { findOpenedAt, listIntroducedTo, putReading } from '#app/persistence/section-readings.server.ts';
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
  const facts = await readerFacts(actor, list, listing);
  const audience = audienceOf(facts);
  const openedAt = await findOpenedAt(list, listing.versionId, { personId: actor.personId, organisationId: own.id });
  const seen = contentFor(listing.content, openedAudience(audience, openedAt, facts.introducedAt));
  const shut = new Set(contentFor(listing.content, audience).locked.map(({ section }) => section));
  const openable = seen.locked.map(({ section }) => section).filter((section) => !shut.has(section));
  const isOpened = seen.locked.length < public_.locked.length;
  return { ...listing, ...seen, openable, standing, isOpened };
}

/** Opened before the introduction: what the introduction unlocked takes another press, so that it is on record too. */
function openedAudience(audience: Audience, openedAt: Date | null, introducedAt: Date | null): Audience {
  if (!openedAt) return 'public';
  return audience === 'introduced' && introducedAt && openedAt < introducedAt ? 'verified' : audience;
}

async function readerFacts(
  actor: Actor | null,
  list: List,
  listing: { readonly id: string; readonly organisation: { readonly id: string } },
): Promise<ReaderFacts & { readonly introducedAt: Date | null }> {
  const ownerId = listing.organisation.id;
  const own = actor?.organisation?.id;
  const introduced = own && own !== ownerId ? await listIntroducedTo(list, listing.id, ownerId) : null;
  const introducedAt = (own && introduced?.get(own)) || null;
  return { actor, ownerId, introducedAt, isIntroduced: introducedAt !== null };
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
  // Read before the transaction: one that waits for a second connection can wait for ever when many come at once.
  const listing = await findOpenListing(list, reference);
  const facts = listing && (await readerFacts(actor, list, listing));
  return attempt({ kind, actor, data: { reference } }, async (tx) => {
    if (!listing || !facts) return refuseAbsent(actor, 'listing.read-sections');
    const decision = decideReading({ ...facts, content: listing.content });
    if (!decision.ok) return decision;
    if (!actor?.organisation) return refuse('organisation-needed');
    const reader = { personId: actor.personId, organisationId: actor.organisation.id };
    const [at, since] = [await readClock(tx), facts.introducedAt];
    const opening = { list, versionId: listing.versionId, reader, since, at };
    const isNew = await putReading(tx, decision.value, opening);
    const data = { version: listing.number, audience: decision.value.audience };
    if (isNew) await appendEvent(tx, { kind, actor, subject: { type: list, id: listing.id }, data });
    return allow({ reference });
  });
}
