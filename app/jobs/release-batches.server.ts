// The clock's part of batches: releases those whose instant has come.
import { releaseDueBatch } from '#app/features/batches/release-batch.server.ts';
import { publishInBatch } from '#app/features/listings/publish-in-batch.server.ts';

export async function releaseDueBatches(): Promise<void> {
  while (await releaseDueBatch(publishInBatch));
}
