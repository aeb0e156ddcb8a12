// What the forms of the ledger send.
import { z } from 'zod';
import { endReasons, followUpStages, stepAnswers } from '#app/domain/follow-up.ts';
import { isDay } from '#app/domain/period.ts';

const day = z.string().trim().refine(isDay);
const words = z.string().trim().max(1000);
const emptyAsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

export const stepInput = z.object({
  stage: z.enum(followUpStages),
  endReason: emptyAsNull(z.enum(endReasons)),
  happenedOn: day,
  note: words,
});
export const stepAnswerInput = z.object({ answer: z.enum(stepAnswers), note: words });
export const planInput = z.object({ nextOn: emptyAsNull(day), responsibleId: emptyAsNull(z.uuid()), note: words });
