// Which listings a batch of events touches, so that index and matcher look at each once.
import type { List } from '#app/domain/listing.ts';
import { listIdsOfOrganisation } from '#app/persistence/published-listings.server.ts';
import type { PendingDelivery } from './drain-outbox.server.ts';

export type TouchedListings = Readonly<Record<List, readonly string[]>>;

export async function touchedListings(deliveries: readonly PendingDelivery[]): Promise<TouchedListings> {
  const touched = { opportunity: new Set<string>(), capability: new Set<string>() };
  const organisations = new Set<string>();
  for (const { subjectType, subjectId } of deliveries) {
    if (subjectType === 'opportunity' || subjectType === 'capability') touched[subjectType].add(subjectId);
    if (subjectType === 'organisation') organisations.add(subjectId);
  }
  for (const ids of await Promise.all([...organisations].map(listIdsOfOrganisation))) {
    for (const id of ids.opportunity) touched.opportunity.add(id);
    for (const id of ids.capability) touched.capability.add(id);
  }
  return { opportunity: [...touched.opportunity], capability: [...touched.capability] };
}
