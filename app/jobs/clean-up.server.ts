// The clock's part of tidying: once a day is enough.
import { sweepDocuments } from '#app/features/organisations/sweep-documents.server.ts';
import { applyRetention } from '#app/features/personal-data/apply-retention.server.ts';

export async function cleanUp(): Promise<void> {
  await applyRetention();
  await sweepDocuments();
}
