// What people may send about a batch. Browser-safe.
import { z } from 'zod';
import { lists } from '#app/domain/listing.ts';
import { instantFromWallClock } from '#app/domain/period.ts';

const text = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, { error: `too-long:${limit}` })
    .optional()
    .transform((value) => (value ?? '').replaceAll('\r\n', '\n'));

const words = {
  number: z
    .string({ error: 'required' })
    .trim()
    .regex(/^[1-9]\d{0,3}$/, { error: 'number' })
    .transform(Number),
  nameZh: text(120),
  nameEn: text(160),
  introductionZh: text(2000),
  introductionEn: text(3000),
};

const named = <T extends { nameZh: string; nameEn: string }>(value: T, context: z.RefinementCtx): void => {
  if (!value.nameZh && !value.nameEn) context.addIssue({ code: 'custom', path: ['nameZh'], message: 'required' });
};

export const newBatchInput = z.object({ ...words, list: z.enum(lists, { error: 'choose' }) }).superRefine(named);
export const batchInput = z.object(words).superRefine(named);

const reference = z.string().regex(/^[A-Z]{2}-[0-9A-Z-]{4,40}$/);
/** Ticked listings: one comes as a text, several as a list. */
export const addInput = z.object({
  reference: z
    .union([reference.transform((one) => [one]), z.array(reference)])
    .optional()
    .transform((ticked) => ticked ?? []),
});
export const itemInput = z.object({ item: z.uuid() });
/** `seen`: the fingerprint of the preview the releaser had before their eyes. */
export const releaseInput = z.object({ seen: z.string().max(80) });
export const scheduleInput = z.object({
  seen: z.string().max(80),
  at: z
    .string({ error: 'required' })
    .transform((value) => instantFromWallClock(value))
    .refine((value) => value !== null, { error: 'instant' })
    .transform((value) => value as Date),
});
