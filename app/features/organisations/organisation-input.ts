// What people send on the pages of an organisation.

import { z } from 'zod';
import { permissions } from '#app/domain/actor.ts';
import { isDivision } from '#app/domain/division.ts';
import { roleNames } from '#app/domain/membership.ts';
import { organisationTypes } from '#app/domain/organisation.ts';
import { functionalAreas } from '#app/domain/region.ts';
import { shapedUscc, suggestedType, usccChecks } from '#app/domain/uscc.ts';

/** conform leaves empty fields out. Names stand in mails and titles: no control characters. */
export const line = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `too-long:${limit}`)
    .regex(/^[^\p{Cc}]*$/u, 'invalid')
    .default('');
export const text = (limit: number) => z.string().trim().max(limit, `too-long:${limit}`).default('');

/** The shape is asked of the field; whether the check digits must be right, the whole form decides. */
const usccField = z
  .string()
  .optional()
  .transform((given, context) => {
    if (!given || given.trim() === '') return null;
    const code = shapedUscc(given);
    if (code !== null) return code;
    context.addIssue({ code: 'custom', message: 'uscc' });
    return z.NEVER;
  });

const websiteField = line(300).refine((address) => {
  if (address === '') return true;
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}, 'url');

/** Asked even when other fields are wrong, so that everything missing is told at once; values may then be absent. */
const always = { when: () => true };

/** Whoever says nothing about the type gets the one the code suggests. */
export const organisationInput = z
  .object({
    type: z.enum(organisationTypes, { error: 'choose' }).optional(),
    nameZh: line(100),
    nameEn: line(200),
    uscc: usccField,
    /** Why the code is right although its check digits fail. */
    usccClaim: text(500),
    divisionCode: z.string({ error: 'choose' }).refine(isDivision, 'choose'),
    functionalArea: z.enum(['', ...functionalAreas], { error: 'choose' }).default(''),
    descriptionZh: text(2000),
    descriptionEn: text(4000),
    website: websiteField,
  })
  .refine(({ nameZh, nameEn }) => Boolean(nameZh || nameEn), { path: ['nameZh'], error: 'required', ...always })
  .refine(({ uscc, usccClaim }) => uscc === null || usccClaim !== '' || usccChecks(uscc), {
    path: ['uscc'],
    error: 'uscc-check',
  })
  .refine(({ type, uscc }) => Boolean(type || (uscc && suggestedType(uscc))), {
    path: ['type'],
    error: 'choose',
    ...always,
  })
  .transform(({ type, usccClaim, ...rest }) => ({
    ...rest,
    type: type ?? suggestedType(rest.uscc ?? '') ?? 'enterprise',
    usccClaim: rest.uscc !== null && !usccChecks(rest.uscc) ? usccClaim : '',
  }));

const roleField = z.enum(roleNames, { error: 'choose' });

export const invitationInput = z.object({
  email: z
    .string({ error: 'required' })
    .trim()
    .toLowerCase()
    .max(254, 'too-long:254')
    .pipe(z.email({ error: 'email' })),
  role: roleField,
});

export const roleChangeInput = z.object({ personId: z.uuid({ error: 'invalid' }), role: roleField });
/** Unticked boxes are not sent: no permissions at all is a possible bundle. */
export const bundleInput = z.object({
  role: roleField,
  permissions: z.array(z.enum(permissions, { error: 'choose' })).default([]),
});
export const removalInput = z.object({ personId: z.uuid({ error: 'invalid' }) });
export const revocationInput = z.object({ invitationId: z.uuid({ error: 'invalid' }) });

export type OrganisationInput = z.infer<typeof organisationInput>;
export type InvitationInput = z.infer<typeof invitationInput>;
export type BundleInput = z.infer<typeof bundleInput>;
export type RoleChangeInput = z.infer<typeof roleChangeInput>;
