// What operators send about an organisation's case.
import { z } from 'zod';
import { verificationActs } from '#app/domain/verification.ts';
import { text } from './organisation-input.ts';

/** What the page showed, as an ISO instant; empty when nothing was requested. */
const seenRequest = z.iso
  .datetime({ error: 'invalid' })
  .optional()
  .transform((instant) => (instant ? new Date(instant) : null));

const caseFields = { organisationId: z.uuid({ error: 'invalid' }), requestedAt: seenRequest, note: text(1000) };

export const verificationInput = z.object({ act: z.enum(verificationActs, { error: 'choose' }), ...caseFields });
export const usccOverrideInput = z.object(caseFields);
export const evidenceReadInput = z.object({ reason: text(300) });

export type VerificationInput = z.infer<typeof verificationInput>;
export type UsccOverrideInput = z.infer<typeof usccOverrideInput>;
