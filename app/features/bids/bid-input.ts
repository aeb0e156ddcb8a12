// What people may send about a bid: sealed bytes only. The answers themselves are checked in the browser.
import { z } from 'zod';
import { seats } from '#app/domain/call.ts';
import { type BidAnswers, bidAnswerKeys, sealLimits } from '#app/domain/seal.ts';

/** Characters of the JSON body: the largest sealed bid in base64, its shares, and room for the names. */
export const submissionBodyLimit = Math.ceil((sealLimits.largestSealed * 4) / 3) + 16_384;

const idempotencyKey = z.uuid();

export const submissionInput = z.object({
  act: z.literal('submission'),
  idempotencyKey,
  /** Base64. */
  ciphertext: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bidRecipient: z.string().max(100),
  shares: z
    .array(
      z.object({
        seat: z.enum(seats),
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        sealed: z.string().min(1).max(2000),
      }),
    )
    .length(seats.length),
});
export type SubmissionInput = z.output<typeof submissionInput>;

export const withdrawalInput = z.object({
  act: z.literal('withdrawal'),
  idempotencyKey,
  /** The call, and the receipt that is taken back. */
  call: z.string().max(20),
  versionId: z.uuid(),
});

/** Limits of each answer, in characters. */
const limits: Readonly<Record<(typeof bidAnswerKeys)[number], number>> = {
  title: 200,
  solution: sealLimits.fieldCharacters,
  targets: sealLimits.fieldCharacters,
  team: sealLimits.fieldCharacters,
  schedule: sealLimits.fieldCharacters,
  price: 20,
  contact: 500,
};

/** Error codes by field for the answers of the form, as in every other form; empty when they can be sealed. */
export function checkAnswers(answers: BidAnswers): Partial<Record<keyof BidAnswers, string>> {
  const errors: Partial<Record<keyof BidAnswers, string>> = {};
  for (const key of bidAnswerKeys) {
    if (answers[key].trim() === '') errors[key] = 'required';
    else if (answers[key].length > limits[key]) errors[key] = `too-long:${limits[key]}`;
  }
  if (!errors.price && !/^\d{1,9}(\.\d{1,6})?$/.test(answers.price.trim())) errors.price = 'amount';
  return errors;
}
