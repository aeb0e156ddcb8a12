// What people may send with an expression of interest and with its answer. Browser-safe.
import { z } from 'zod';
import { declineReasons } from '#app/domain/introduction.ts';

const text = (limit: number) =>
  z.string({ error: 'required' }).trim().min(1, 'required').max(limit, `too-long:${limit}`);
const optionalText = (limit: number) => z.string().trim().max(limit, `too-long:${limit}`).default('');

const contact = z
  .object({
    name: text(80),
    phone: optionalText(40),
    email: z.union([z.literal(''), z.email({ error: 'email' }).max(200, 'too-long:200')]).default(''),
  })
  .refine(({ phone, email }) => phone !== '' || email !== '', { error: 'contact-needed', path: ['phone'] });

export const interestInput = z.object({
  /** Reference of an own listing offered with the interest. */
  offered: z.string().max(40).default(''),
  cooperationSought: text(2000),
  questions: optionalText(2000),
  aboutUs: text(2000),
  contact,
});
export type InterestInput = z.infer<typeof interestInput>;

export const acceptInput = z.object({ intent: z.literal('accept'), contact });
export const declineInput = z.object({
  intent: z.literal('decline'),
  reason: z.enum(declineReasons, { error: 'choose' }),
  note: optionalText(1000),
});
export const cancelInput = z.object({ intent: z.literal('cancel') });
