// The clock's part of imports: what people set off in the browser is carried out here, or taken back.
import { discardOldImports, workImports } from '#app/features/import-listings/work-imports.server.ts';
import { importedListings } from '#app/features/listings/imported-listings.server.ts';

/** Safe to run in several processes: a run is in one hand at a time, and goes on where another left it. */
export const carryOutImports = (isStopping: () => boolean = () => false): Promise<void> =>
  workImports(importedListings, isStopping);

export const tidyImports = (): Promise<void> => discardOldImports();
