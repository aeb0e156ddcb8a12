// How often somebody may take files: making one is the dearest answer the site gives.
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';

const limits = {
  data: { limit: 30, windowSeconds: 60 },
  /** Setting a PDF takes seconds of a processor. */
  pdf: { limit: 10, windowSeconds: 60 },
} as const;

/** False when this address has had too many of them in the last minute. */
export const mayExport = (clientAddress: string, format: string): Promise<boolean> => {
  const kind = format === 'pdf' ? 'pdf' : 'data';
  return takeAttempt(`export:${kind}`, clientAddress, limits[kind]);
};
