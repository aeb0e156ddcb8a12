// What people may send with an expression of interest, its answer, and questions before it. Browser-safe.
import { z } from 'zod';
import { declineReasons } from '#app/domain/introduction.ts';
import { foundIn } from './text-contacts.ts';

const text = (limit: number) =>
  z.string({ error: 'required' }).trim().min(1, 'required').max(limit, `too-long:${limit}`);
const optionalText = (limit: number) => z.string().trim().max(limit, `too-long:${limit}`).default('');

/** Read by the other side before anybody has accepted: the message beside the field names what was found. */
const free = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema.superRefine((value, context) => {
    const found = foundIn(value);
    if (found !== '') context.addIssue({ code: 'custom', message: `holds-contacts:${found}` });
  });

export const contactInput = z
  .object({
    name: text(80),
    phone: optionalText(40),
    email: z.union([z.literal(''), z.email({ error: 'email' }).max(200, 'too-long:200')]).default(''),
  })
  .refine(({ phone, email }) => phone !== '' || email !== '', { error: 'contact-needed', path: ['phone'] });

export const interestInput = z.object({
  /** Reference of an own listing offered with the interest. */
  offered: z.string().max(40).default(''),
  cooperationSought: free(text(2000)),
  questions: free(optionalText(2000)),
  aboutUs: free(text(2000)),
  contact: contactInput,
});
export type InterestInput = z.infer<typeof interestInput>;

export const acceptInput = z.object({ intent: z.literal('accept'), contact: contactInput });
export const declineInput = z.object({
  intent: z.literal('decline'),
  reason: z.enum(declineReasons, { error: 'choose' }),
  note: free(optionalText(1000)),
});
export const questionInput = z.object({ intent: z.enum(['ask', 'reply']), text: free(text(2000)) });
export const consentInput = z.object({ intent: z.literal('consent'), contact: contactInput });
