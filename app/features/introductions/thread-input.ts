// What people may send on the page of messages and meetings. Browser-safe.
import { z } from 'zod';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { instantFromWallClock } from '#app/domain/period.ts';

export const messageInput = z.object({
  intent: z.enum(['message', 'clarify']),
  text: z.string().trim().max(threadLimits.message, `too-long:${threadLimits.message}`).default(''),
});

const time = z.string().transform((text, context) => {
  const instant = instantFromWallClock(text);
  if (instant) return instant;
  context.addIssue({ code: 'custom', message: 'instant' });
  return z.NEVER;
});

export const meetingInput = z.object({
  intent: z.literal('propose-meeting'),
  topic: z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(threadLimits.topic, `too-long:${threadLimits.topic}`),
  place: z.string().trim().max(threadLimits.place, `too-long:${threadLimits.place}`).default(''),
  /** In minutes. */
  duration: z.coerce.number({ error: 'number' }).int('number').min(15, 'number').max(480, 'number'),
  /** Shanghai wall clock; empty ones are left out. */
  options: z.preprocess(
    (given) => (Array.isArray(given) ? given : [given]).filter((text) => typeof text === 'string' && text !== ''),
    z.array(time).min(1, 'required').max(threadLimits.times, `too-many:${threadLimits.times}`),
  ),
});
export type MeetingInput = z.infer<typeof meetingInput>;
