// Why a search was not saved or changed; in words and as a status.
import type { SavedSearchReason } from '#app/domain/saved-search.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export const savedSearchRefusals = {
  ...accessRefusals,
  'too-many': { status: 409, say: (t: Messages) => t.savedSearches.refusal['too-many'] },
} as const satisfies Record<SavedSearchReason, { status: number; say: (t: Messages) => string }>;
