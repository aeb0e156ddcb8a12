// Which version an index has: a fingerprint of its settings and of how its documents are built, kept in its settings.
// There it cannot part from the index: it moves with a swap, and an index made by accident lacks it.
import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';

/** Not a word anybody can type: a query is cut into words at the space. */
const marker = 'index version';

/** Twelve hexadecimal digits; the same settings and document version always give the same. */
export const versionOf = (settings: Settings, documentVersion: number): string =>
  createHash('sha256')
    .update(JSON.stringify([documentVersion, settings]))
    .digest('hex')
    .slice(0, 12);

/** The settings to give to an index, with their version in them. */
export const marked = (settings: Settings, documentVersion: number): Settings => ({
  ...settings,
  synonyms: { ...settings.synonyms, [marker]: [versionOf(settings, documentVersion)] },
});

/** The version of a live index by its synonyms; null for one that was not made by this program. */
export const versionIn = (synonyms: Record<string, string[]> | null | undefined): string | null =>
  synonyms?.[marker]?.[0] ?? null;
