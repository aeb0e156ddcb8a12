// Batches in the states that tests need.

import type { Actor } from '#app/domain/actor.ts';
import type { List } from '#app/domain/listing.ts';
import { addToBatch, createBatch } from '#app/features/batches/change-batch.server.ts';
import { getBatchDesk } from '#app/features/batches/get-batch.server.ts';
import { releaseBatch } from '#app/features/batches/release-batch.server.ts';
import { publishInBatch } from '#app/features/listings/publish-in-batch.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { aColleague, aVerifiedMember } from './listing-world.ts';
import { must } from './sample-listings.ts';

export const batchWords = (number = 1) => ({
  number,
  nameZh: `长春新区第 ${number} 批清单`,
  nameEn: `Changchun New Area, batch ${number}`,
  introductionZh: '本批面向全国征集。',
  introductionEn: 'Open to all.',
});

/** An organisation of two: one writes and assembles, the other releases. */
export async function anOfficeOfTwo() {
  const writer = await aVerifiedMember({ type: 'government', name: 'Office' });
  const releaser = await aColleague(writer, ['draft', 'publish', 'contact']);
  return { writer, releaser };
}

export async function aDraftBatch(actor: Actor, references: readonly string[], list: List = 'opportunity', number = 1) {
  const reference = must(await createBatch(actor, { ...batchWords(number), list }));
  if (references.length > 0) must(await addToBatch(actor, reference, references));
  return reference;
}

export async function seenBy(actor: Actor, reference: string): Promise<string> {
  const desk = await getBatchDesk(actor, reference, '');
  if (!desk) throw new Error('no such batch');
  return desk.seen;
}

export const release = async (actor: Actor, reference: string) =>
  releaseBatch(publishInBatch, actor, reference, await seenBy(actor, reference));

export const storedBatch = (reference: string) =>
  db.batch.findUniqueOrThrow({
    where: { reference },
    select: { releasedAt: true, releaseAt: true, releaseFailure: true, releasedById: true, id: true },
  });
