// "Publish now" on the review page: the same as on the listing's page, about the words that were read there.
import type { Actor } from '#app/domain/actor.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { List, PublishReason } from '#app/domain/listing.ts';
import { listingLimits } from './listing-limits.ts';
import { type PublishedNow, publishListing } from './publish-listing.server.ts';

export async function publishReviewed(
  actor: Actor | null,
  list: List,
  reference: string,
  form: FormData,
): Promise<Decision<PublishedNow, PublishReason>> {
  const changeReason = String(form.get('changeReason') ?? '').slice(0, listingLimits.changeReason);
  return publishListing(actor, list, reference, { changeReason, seenEdit: Number(form.get('edit')) });
}
