// The search documents of what is public now, list by list: for keeping the index up to date and for writing it anew.
import { listListedOrganisationIds, listListedOrganisations } from '#app/persistence/listed-organisations.server.ts';
import { listPublishedCallIds, listPublishedCallsForSearch } from '#app/persistence/published-calls.server.ts';
import {
  listPublishedCapabilities,
  listPublishedIds,
  listPublishedOpportunities,
} from '#app/persistence/published-listings.server.ts';
import {
  callDocument,
  capabilityDocument,
  opportunityDocument,
  organisationDocument,
  type SearchDocument,
} from '#search/documents.ts';
import type { ListName } from '#search/lists.ts';

interface Source {
  /** Documents of those that belong in the index now. */
  readonly read: (ids: readonly string[]) => Promise<SearchDocument[]>;
  /** Ids of all that do, by id, after the last one of the page before. */
  readonly page: (after: string | null, limit: number) => Promise<string[]>;
}

const sources: Readonly<Record<ListName, Source>> = {
  opportunity: {
    read: async (ids) => (await listPublishedOpportunities(ids)).map(opportunityDocument),
    page: (after, limit) => listPublishedIds('opportunity', after, limit),
  },
  capability: {
    read: async (ids) => (await listPublishedCapabilities(ids)).map(capabilityDocument),
    page: (after, limit) => listPublishedIds('capability', after, limit),
  },
  call: {
    read: async (ids) => (await listPublishedCallsForSearch(ids)).map(callDocument),
    page: listPublishedCallIds,
  },
  organisation: {
    read: async (ids) => (await listListedOrganisations(ids)).map(organisationDocument),
    page: listListedOrganisationIds,
  },
};

export const readDocuments = (list: ListName, ids: readonly string[]): Promise<SearchDocument[]> =>
  sources[list].read(ids);

export const listDocumentIds = (list: ListName, after: string | null, limit: number): Promise<string[]> =>
  sources[list].page(after, limit);
