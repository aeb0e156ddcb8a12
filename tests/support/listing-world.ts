// Organisations with listings on the public lists, made through the site's own use cases; and the outbox, by hand.
import { randomUUID } from 'node:crypto';
import type { Actor, Permission, PlatformRole } from '#app/domain/actor.ts';
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { Consumer } from '#app/domain/event.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { OrganisationType } from '#app/domain/organisation.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { saveCapabilityDraft, saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { matchListings } from '#app/features/matches/match-listings.server.ts';
import { type DeliveryHandler, drainOutbox } from '#app/features/outbox/drain-outbox.server.ts';
import { touchedListings } from '#app/features/outbox/touched-listings.server.ts';
import { syncSearch } from '#app/features/search/sync-search.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { readOutboxProgress } from '#app/persistence/outbox-progress.server.ts';
import { aCapability, anOpportunity, must, noContact } from './sample-listings.ts';

export type Member = Actor & { organisation: NonNullable<Actor['organisation']> };

interface PersonOptions {
  readonly permissions?: readonly Permission[];
  readonly platformRoles?: readonly PlatformRole[];
  /** In the person's name, e-mail address and phone, to be looked for where they must not be. */
  readonly mark?: string;
}

const all: readonly Permission[] = ['draft', 'publish', 'contact'];

async function aPerson({ platformRoles = [], mark = '' }: PersonOptions): Promise<string> {
  const person = await db.person.create({
    data: {
      name: `Person ${mark}`,
      email: `${mark.toLowerCase()}${randomUUID()}@example.test`,
      phone: mark,
      emailVerified: true,
      locale: 'en',
      platformRoles: [...platformRoles],
    },
    select: { id: true },
  });
  return person.id;
}

/** Somebody who belongs to no organisation; with a platform role, one who has just proven a second factor. */
export const aLonePerson = async (options: PersonOptions = {}): Promise<Actor> => ({
  personId: await aPerson(options),
  emailVerified: true,
  platformRoles: options.platformRoles ?? [],
  organisation: null,
  requestId: 'test',
  hasSecondFactor: options.platformRoles !== undefined,
  steppedUpAt: options.platformRoles ? await readClock() : null,
  address: '',
});

/** The only member of a new verified organisation. */
export async function aVerifiedMember(
  options: PersonOptions & { readonly type?: OrganisationType; readonly name?: string } = {},
): Promise<Member> {
  const { permissions = all, platformRoles = [], type = 'enterprise', name = 'Organisation' } = options;
  const personId = await aPerson(options);
  const { id } = await db.organisation.create({
    data: {
      reference: `OR-${randomUUID()}`,
      type,
      nameEn: name,
      verification: 'verified',
      verifiedAt: new Date('2026-01-01T00:00:00Z'),
      memberships: { create: { personId, role: 'publisher', permissions: [...permissions] } },
    },
    select: { id: true },
  });
  const organisation = { id, type, verification: 'verified', permissions, memberCount: 1 } as const;
  return {
    personId,
    emailVerified: true,
    platformRoles,
    organisation,
    requestId: 'test',
    hasSecondFactor: true,
    steppedUpAt: new Date(),
    address: '',
  };
}

/** Another member of the same organisation. */
export async function aColleague(of: Member, permissions: readonly Permission[]): Promise<Member> {
  const personId = await aPerson({});
  await db.membership.create({
    data: { personId, organisationId: of.organisation.id, role: 'drafter', permissions: [...permissions] },
    select: { personId: true },
  });
  return { ...of, personId, organisation: { ...of.organisation, permissions } };
}

export interface Published {
  readonly id: string;
  readonly reference: string;
}

export async function aListedOpportunity(
  owner: Actor,
  changes: Partial<OpportunityContent> = {},
  contact = noContact,
): Promise<Published> {
  const saved = must(await saveOpportunityDraft(owner, { content: anOpportunity(changes), contact }));
  must(await publishListing(owner, 'opportunity', saved.reference, { changeReason: '' }));
  return saved;
}

export async function aListedCapability(
  owner: Actor,
  changes: Partial<CapabilityContent> = {},
  contact = noContact,
): Promise<Published> {
  const saved = must(await saveCapabilityDraft(owner, { content: aCapability(changes), contact }));
  must(await publishListing(owner, 'capability', saved.reference, { changeReason: '' }));
  return saved;
}

/** Publishes the sample content with these changes as the next version of an opportunity. */
export async function republishOpportunity(owner: Actor, reference: string, changes: Partial<OpportunityContent>) {
  const content = anOpportunity(changes);
  must(await saveOpportunityDraft(owner, { reference, content, contact: noContact }));
  must(await publishListing(owner, 'opportunity', reference, { changeReason: 'changed' }));
}

export async function republishCapability(owner: Actor, reference: string, changes: Partial<CapabilityContent>) {
  const content = aCapability(changes);
  must(await saveCapabilityDraft(owner, { reference, content, contact: noContact }));
  must(await publishListing(owner, 'capability', reference, { changeReason: 'changed' }));
}

export const handlers: Readonly<Record<Consumer, DeliveryHandler>> = {
  search: async (deliveries) => syncSearch(await touchedListings(deliveries)),
  match: async (deliveries) => matchListings(await touchedListings(deliveries)),
};

/** Delivers everything that is due to one consumer, without a worker. */
export async function deliver(consumer: Consumer): Promise<void> {
  while ((await drainOutbox(consumer, handlers[consumer])) > 0);
}

export const pendingDeliveries = async (consumer: Consumer): Promise<number> =>
  (await readOutboxProgress([consumer])).pending;

/** Resolves with the milliseconds until `isTrue`; fails after `limitMs`. */
export async function until(isTrue: () => Promise<boolean>, limitMs = 10_000): Promise<number> {
  const began = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - began > limitMs) throw new Error(`not so after ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - began;
}
