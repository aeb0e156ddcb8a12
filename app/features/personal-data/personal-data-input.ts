// What people send to have their account deleted.
import { z } from 'zod';

/** An unticked box is a refusal with a sentence of its own, not a wrong field. */
export const erasureInput = z.object({
  password: z.string({ error: 'required' }).max(200, 'too-long:200'),
  confirmed: z.string().optional(),
});
export type ErasureInput = z.infer<typeof erasureInput>;
