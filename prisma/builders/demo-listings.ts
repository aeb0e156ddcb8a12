// The demo's two lists, published by their organisations.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import {
  saveImportedCapability,
  saveImportedOpportunity,
} from '#app/features/listings/save-imported-listing.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import type { DemoListing } from '../demo/content.ts';
import { type DemoWorld, demoPair, sowingTime } from './demo-organisations.ts';

const importSource = 'demo';
/** Listings in one transaction. */
const batch = 25;

/** References by key. Safe to run again. */
async function addAll<Content>(
  world: DemoWorld,
  listings: readonly DemoListing<Content>[],
  save: typeof saveImportedOpportunity | typeof saveImportedCapability,
): Promise<Map<string, string>> {
  const references = new Map<string, string>();
  for (let start = 0; start < listings.length; start += batch)
    await inTransaction(async (tx) => {
      for (const { key, organisation, content, contact } of listings.slice(start, start + batch)) {
        const { writer, publisher } = demoPair(world, organisation);
        const row = { importSource, importKey: key, content: content as never, contact, publish: true, publisher };
        const saved = await save(tx, writer, row);
        if (!saved.ok) throw new Error(`${key}: ${saved.reason}`);
        if (saved.value.notPublished) throw new Error(`${key}: ${saved.value.notPublished}`);
        references.set(key, saved.value.reference);
      }
    }, sowingTime);
  return references;
}

export const addDemoOpportunities = (world: DemoWorld, listings: readonly DemoListing<OpportunityContent>[]) =>
  addAll(world, listings, saveImportedOpportunity);

export const addDemoCapabilities = (world: DemoWorld, listings: readonly DemoListing<CapabilityContent>[]) =>
  addAll(world, listings, saveImportedCapability);
