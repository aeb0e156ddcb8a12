// What people may send about a call.
import { z } from 'zod';
import { callModes, seats } from '#app/domain/call.ts';
import { moneyFromWan } from '#app/domain/money.ts';
import { instantFromWallClock } from '#app/domain/period.ts';

const text = (limit: number) =>
  z.string({ error: 'required' }).trim().min(1, 'required').max(limit, `too-long:${limit}`);

/** A criterion of the award; weights are whole per cents. */
const criterion = z.object({
  name: text(200),
  weight: z.coerce.number({ error: 'number' }).int('number').min(1, 'number').max(100, 'number'),
});

const keyId = z.uuid({ error: 'choose' }).optional();

export const callInput = z.object({
  title: text(200),
  mode: z.enum(callModes, { error: 'choose' }),
  terms: text(20_000),
  criteria: z
    .array(criterion)
    .max(30, 'too-long:30')
    .refine((rows) => rows.reduce((sum, { weight }) => sum + weight, 0) === 100, 'weights-sum'),
  /** In 万元. */
  prize: z
    .string()
    .trim()
    .refine((amount) => (moneyFromWan(amount)?.minor ?? 0n) > 0n, 'amount')
    .optional(),
  /** Wall-clock time in Shanghai. */
  bidsUntil: z
    .string({ error: 'required' })
    .refine((value) => instantFromWallClock(value) !== null, 'instant')
    .transform((value) => instantFromWallClock(value) ?? new Date(Number.NaN)),
  shortPeriodReason: z.string().trim().max(1000, 'too-long:1000').default(''),
  /** Ids of sealing keys, by seat; may stay open in a draft. */
  custodians: z.object({ [seats[0]]: keyId, [seats[1]]: keyId, [seats[2]]: keyId }).default({}),
});
export type CallInput = z.output<typeof callInput>;

export const newCallInput = callInput.extend({ opportunity: text(20) });

export const cancelInput = z.object({ reason: z.string().trim().max(1000).default('') });

const base64 = (limit: number) => z.string().min(1).max(limit);

/** A new sealing key, as sent by the browser that made it. */
export const custodianKeyInput = z.object({ recipient: z.string().max(100), wrappedIdentity: base64(2000) });

/** Shares handed over at the opening; null for one that could not be unsealed. */
export const releaseInput = z.object({
  shares: z.array(z.object({ versionId: z.uuid(), share: base64(400).nullable() })).max(10_000),
});
