// Throwing away a working draft, with what hangs on it alone; and a listing that never was more than a draft.
import type { List } from '#app/domain/listing.ts';
import type { Transaction } from './client.server.ts';

interface Doomed {
  readonly id: string;
  readonly draftId: string;
}

/** Reviews of the draft and their comments go with it: they are about words that are no longer there. */
export async function deleteDraft(tx: Transaction, list: List, { draftId }: Doomed): Promise<void> {
  const ofDraft = list === 'opportunity' ? { opportunityVersionId: draftId } : { capabilityVersionId: draftId };
  await tx.reviewComment.deleteMany({ where: { review: ofDraft } });
  await tx.review.deleteMany({ where: ofDraft });
  await tx.sectionReading.deleteMany({ where: ofDraft });
  if (list === 'opportunity') await tx.opportunityVersion.delete({ where: { id: draftId }, select: { id: true } });
  else await tx.capabilityVersion.delete({ where: { id: draftId }, select: { id: true } });
}

/** True when something of others hangs on a listing that was never published: a call in preparation, a batch. */
export async function isInUse(tx: Transaction, list: List, id: string): Promise<boolean> {
  const where = list === 'opportunity' ? { opportunityId: id } : { capabilityId: id };
  if ((await tx.batchItem.count({ where })) > 0) return true;
  return list === 'opportunity' && (await tx.call.count({ where: { opportunityId: id } })) > 0;
}

/** The row itself, after its draft: contact person, watches and suggestions and files with it. */
export async function deleteListing(tx: Transaction, list: List, id: string): Promise<void> {
  if (list === 'opportunity') {
    const where = { opportunityId: id };
    await tx.document.deleteMany({ where });
    await tx.watch.deleteMany({ where });
    await tx.suggestion.deleteMany({ where });
    await tx.opportunityContact.deleteMany({ where });
    await tx.opportunity.delete({ where: { id }, select: { id: true } });
    return;
  }
  const where = { capabilityId: id };
  await tx.document.deleteMany({ where });
  await tx.watch.deleteMany({ where });
  await tx.suggestion.deleteMany({ where });
  await tx.capabilityContact.deleteMany({ where });
  await tx.capability.delete({ where: { id }, select: { id: true } });
}
