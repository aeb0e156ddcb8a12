// The fingerprint of a file's headings: two files with the same columns are mapped the same way.
import { contentHash } from '#app/persistence/content-hash.server.ts';
import { normaliseHeading } from './column-mapping.ts';

export const headingsHash = (headings: readonly string[]): string => contentHash(headings.map(normaliseHeading));
