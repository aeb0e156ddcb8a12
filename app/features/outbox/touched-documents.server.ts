// Which search documents a batch of events touches: the listings, and the calls and organisations that stand beside them.
import { listCallIdsOnOpportunities, listCallIdsTouchedBy } from '#app/persistence/published-calls.server.ts';
import type { PendingDelivery } from './drain-outbox.server.ts';
import { touchedListings } from './touched-listings.server.ts';

export interface TouchedDocuments {
  readonly opportunity: readonly string[];
  readonly capability: readonly string[];
  readonly call: readonly string[];
  readonly organisation: readonly string[];
}

export async function touchedDocuments(
  deliveries: readonly Pick<PendingDelivery, 'subjectType' | 'subjectId'>[],
): Promise<TouchedDocuments> {
  const idsOf = (type: PendingDelivery['subjectType']) => [
    ...new Set(deliveries.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId)),
  ];
  const organisation = idsOf('organisation');
  const listings = await touchedListings(deliveries);
  const [ofOrganisations, onOpportunities] = await Promise.all([
    organisation.length > 0 ? listCallIdsTouchedBy(organisation) : [],
    listings.opportunity.length > 0 ? listCallIdsOnOpportunities(listings.opportunity) : [],
  ]);
  return { ...listings, organisation, call: [...new Set([...idsOf('call'), ...ofOrganisations, ...onOpportunities])] };
}
