// What an organisation sends about its honours and its innovation credit score.
import { z } from 'zod';
import { honourKinds } from '#app/domain/honour.ts';
import { isDay } from '#app/domain/period.ts';
import { line } from './organisation-input.ts';

const day = z.string().refine(isDay, 'day').optional();

export const honourInput = z
  .object({
    kind: z.enum(honourKinds, { error: 'choose' }),
    issuer: line(200),
    number: line(100),
    grantedOn: day,
    validUntil: day,
  })
  .refine(({ issuer }) => issuer !== '', { path: ['issuer'], error: 'required' })
  .refine(({ grantedOn, validUntil }) => !grantedOn || !validUntil || grantedOn <= validUntil, {
    path: ['validUntil'],
    error: 'day-order',
  })
  .transform(({ grantedOn = null, validUntil = null, ...rest }) => ({ ...rest, grantedOn, validUntil }));

/** All three, or nothing at all to take the score away. */
export const creditInput = z
  .object({
    score: z
      .string()
      .trim()
      .regex(/^\d{1,4}(\.\d{1,2})?$/, 'number')
      .optional(),
    source: line(200),
    on: day,
  })
  .refine(({ score, source }) => score === undefined || source !== '', { path: ['source'], error: 'required' })
  .refine(({ score, on }) => score === undefined || on !== undefined, { path: ['on'], error: 'required' })
  .transform(({ score, source, on }) =>
    score === undefined || on === undefined ? null : { score: Number(score), source, on },
  );

export type HonourInput = z.infer<typeof honourInput>;
export type CreditInput = z.infer<typeof creditInput>;
