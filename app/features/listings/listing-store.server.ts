// The tables of the two lists behind one set of verbs, so that each rule of the work is written once.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import * as capabilities from '#app/persistence/capabilities.server.ts';
import type { Transaction } from '#app/persistence/client.server.ts';
import {
  findOwnCapabilityContact,
  findOwnOpportunityContact,
  putCapabilityContact,
  putOpportunityContact,
} from '#app/persistence/listing-contacts.server.ts';
import type {
  ListingCardRow,
  ListingContact,
  LockedListing,
  NewListing,
  OwnListingLine,
  OwnListingRow,
  Publication,
  PublicListFilter,
  SavedDraft,
} from '#app/persistence/listing-rows.server.ts';
import * as opportunities from '#app/persistence/opportunities.server.ts';
import type { PublishedListing, PublishedVersion } from '#app/persistence/published-versions.server.ts';
import * as published from '#app/persistence/published-versions.server.ts';

export interface ContentOf {
  opportunity: OpportunityContent;
  capability: CapabilityContent;
}

interface ListingStore<Content> {
  lock(tx: Transaction, reference: string): Promise<LockedListing<Content> | null>;
  lockImported(
    tx: Transaction,
    key: { organisationId: string; importSource: string; importKey: string },
  ): Promise<LockedListing<Content> | null>;
  insert(tx: Transaction, values: NewListing): Promise<{ id: string }>;
  putDraft(
    tx: Transaction,
    listing: Pick<LockedListing<Content>, 'id' | 'latestNumber' | 'latestEdit' | 'draft'>,
    draft: SavedDraft<Content>,
  ): Promise<{ id: string; number: number }>;
  publishDraft(
    tx: Transaction,
    listing: Pick<LockedListing<Content>, 'id' | 'firstPublishedAt'>,
    publication: Publication,
  ): Promise<{ revision: number }>;
  withdraw(
    tx: Transaction,
    id: string,
    values: { withdrawnAt: Date; withdrawalReason: string },
  ): Promise<{ revision: number }>;
  putContact(tx: Transaction, id: string, contact: ListingContact): Promise<boolean>;
  findOwnContact(organisationId: string, reference: string): Promise<ListingContact | null>;
  findPublished(reference: string): Promise<PublishedListing<Content> | null>;
  findOwn(organisationId: string, reference: string): Promise<OwnListingRow<Content> | null>;
  listVersions(id: string, limit: number, number?: number): Promise<PublishedVersion<Content>[]>;
  listPublic(filter: PublicListFilter, today: string, limit: number): Promise<ListingCardRow[]>;
  listOwn(organisationId: string, limit: number): Promise<OwnListingLine[]>;
}

const stores: { readonly [L in List]: ListingStore<ContentOf[L]> } = {
  opportunity: {
    lock: opportunities.lockOpportunity,
    lockImported: opportunities.lockImportedOpportunity,
    insert: opportunities.insertOpportunity,
    putDraft: opportunities.putOpportunityDraft,
    publishDraft: opportunities.publishOpportunityDraft,
    withdraw: opportunities.withdrawOpportunity,
    putContact: putOpportunityContact,
    findOwnContact: findOwnOpportunityContact,
    findPublished: published.findPublishedOpportunity,
    findOwn: opportunities.findOwnOpportunity,
    listVersions: published.listOpportunityVersions,
    listPublic: opportunities.listPublicOpportunities,
    listOwn: opportunities.listOwnOpportunities,
  },
  capability: {
    lock: capabilities.lockCapability,
    lockImported: capabilities.lockImportedCapability,
    insert: capabilities.insertCapability,
    putDraft: capabilities.putCapabilityDraft,
    publishDraft: capabilities.publishCapabilityDraft,
    withdraw: capabilities.withdrawCapability,
    putContact: putCapabilityContact,
    findOwnContact: findOwnCapabilityContact,
    findPublished: published.findPublishedCapability,
    findOwn: capabilities.findOwnCapability,
    listVersions: published.listCapabilityVersions,
    listPublic: capabilities.listPublicCapabilities,
    listOwn: capabilities.listOwnCapabilities,
  },
};

export const storeOf = <L extends List>(list: L): ListingStore<ContentOf[L]> => stores[list];
