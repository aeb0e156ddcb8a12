// What experts say of themselves.
import { z } from 'zod';
import { type Engagement, type EngagementKind, engagementLimit } from '#app/domain/expert.ts';
import { fields } from '#app/domain/field.ts';
import { isDay } from '#app/domain/period.ts';
import { shapedUscc } from '#app/domain/uscc.ts';

const line = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `too-long:${limit}`)
    .regex(/^[^\p{Cc}]*$/u, 'invalid')
    .default('');

const day = z.string().refine(isDay, 'day').optional();

/** Rows of both kinds look alike. The code helps to recognise an organisation; names may be spelt in many ways. */
const engagement = z
  .object({
    organisationName: line(200).refine((name) => name !== '', 'required'),
    uscc: z
      .string()
      .optional()
      .transform((given, context) => {
        if (!given || given.trim() === '') return '';
        const code = shapedUscc(given);
        if (code !== null) return code;
        context.addIssue({ code: 'custom', message: 'uscc' });
        return z.NEVER;
      }),
    description: line(300),
    startedOn: day,
    endedOn: day,
  })
  .refine(({ startedOn, endedOn }) => !startedOn || !endedOn || startedOn <= endedOn, {
    path: ['endedOn'],
    error: 'day-order',
  });

const rows = z.array(engagement).max(engagementLimit, `too-many:${engagementLimit}`).default([]);

const rowsOf = (kind: EngagementKind, given: z.output<typeof rows>): Engagement[] =>
  given.map(({ startedOn = null, endedOn = null, ...row }) => ({ ...row, kind, startedOn, endedOn }));

export const expertInput = z
  .object({
    title: line(100),
    about: z.string().trim().max(2000, 'too-long:2000').default(''),
    fields: z.array(z.enum(fields, { error: 'choose' })).default([]),
    employments: rows,
    projects: rows,
  })
  .transform(({ employments, projects, ...rest }) => ({
    ...rest,
    engagements: [...rowsOf('employment', employments), ...rowsOf('project', projects)],
  }));

export type ExpertInput = z.infer<typeof expertInput>;
