// What people send on the page of their keys.
import { z } from 'zod';
import { permissions } from '#app/domain/actor.ts';

/** Choices of how long a key works, in days. */
export const keyDays = ['30', '90', '180', '365'] as const;

export const apiKeyInput = z.object({
  name: z.string({ error: 'required' }).trim().min(1, 'required').max(80, 'too-long:80'),
  /** None at all makes a key that reads what its person may read. */
  permissions: z.array(z.enum(permissions, { error: 'choose' })).default([]),
  days: z.enum(keyDays, { error: 'choose' }).transform(Number),
});
export const keyRevocationInput = z.object({ keyId: z.uuid({ error: 'invalid' }) });

export type ApiKeyInput = z.output<typeof apiKeyInput>;
