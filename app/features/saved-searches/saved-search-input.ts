// What the forms of saved searches send.
import { z } from 'zod';
import { alertFrequencies, savedSearchNameLimit } from '#app/domain/saved-search.ts';

export const savedSearchInput = z.object({
  name: z.string('required').trim().min(1, 'required').max(savedSearchNameLimit, `too-long:${savedSearchNameLimit}`),
  frequency: z.enum(alertFrequencies),
  /** The saved search whose question is replaced; none for a new one. */
  instead: z.string().optional(),
});
export type SavedSearchInput = z.infer<typeof savedSearchInput>;
