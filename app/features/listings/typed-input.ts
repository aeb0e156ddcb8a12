// What a listing's form sends while it is being filled in. Browser-safe.
import { z } from 'zod';
import { lists } from '#app/domain/listing.ts';

export const placeInput = z.object({ list: z.enum(lists), reference: z.string().max(40) });

export const typedInput = placeInput.extend({
  /** How much is kept of it is decided where it is kept. */
  pairs: z.array(z.tuple([z.string(), z.string()])),
  /** `deviceKey` of whoever the form was made for: somebody else may have signed in since. */
  device: z.string().max(120).optional(),
  /** Of the browser tab. */
  tab: z.string().max(40),
  /** When what this tab knows of was kept; null when it knows of nothing. */
  known: z.union([z.iso.datetime().transform((text) => new Date(text)), z.null(), z.literal('any')]),
});
