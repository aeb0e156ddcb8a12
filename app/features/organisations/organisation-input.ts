// What people send on the pages of an organisation.

import { z } from 'zod';
import { type MemberRole, memberRoles } from '#app/domain/actor.ts';
import { organisationTypes } from '#app/domain/organisation.ts';
import { divisions, functionalAreas } from '#app/domain/region.ts';
import { decideUscc } from '#app/domain/uscc.ts';
import { verificationActs } from '#app/domain/verification.ts';

/** conform leaves empty fields out. Names stand in mails and titles: no control characters. */
const line = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, `too-long:${limit}`)
    .regex(/^[^\p{Cc}]*$/u, 'invalid')
    .default('');
const text = (limit: number) => z.string().trim().max(limit, `too-long:${limit}`).default('');

const usccField = z
  .string()
  .optional()
  .transform((given, context) => {
    if (!given || given.trim() === '') return null;
    const decision = decideUscc(given);
    if (decision.ok) return decision.value;
    context.addIssue({ code: 'custom', message: 'uscc' });
    return z.NEVER;
  });

const websiteField = line(300).refine((address) => {
  if (address === '') return true;
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}, 'url');

export const organisationInput = z
  .object({
    type: z.enum(organisationTypes, { error: 'choose' }),
    nameZh: line(100),
    nameEn: line(200),
    uscc: usccField,
    divisionCode: z.enum(divisions, { error: 'choose' }),
    functionalArea: z.enum(['', ...functionalAreas], { error: 'choose' }).default(''),
    descriptionZh: text(2000),
    descriptionEn: text(4000),
    website: websiteField,
  })
  .refine(({ nameZh, nameEn }) => nameZh !== '' || nameEn !== '', { path: ['nameZh'], error: 'required' });

const roleNames = Object.keys(memberRoles) as [MemberRole, ...MemberRole[]];
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
export const removalInput = z.object({ personId: z.uuid({ error: 'invalid' }) });
export const revocationInput = z.object({ invitationId: z.uuid({ error: 'invalid' }) });

export const verificationInput = z.object({
  organisationId: z.uuid({ error: 'invalid' }),
  act: z.enum(verificationActs, { error: 'choose' }),
  /** What the page showed, as an ISO instant; empty when nothing was requested. */
  requestedAt: z.iso
    .datetime({ error: 'invalid' })
    .optional()
    .transform((instant) => (instant ? new Date(instant) : null)),
  note: text(1000),
});

export type OrganisationInput = z.infer<typeof organisationInput>;
export type InvitationInput = z.infer<typeof invitationInput>;
export type RoleChangeInput = z.infer<typeof roleChangeInput>;
export type VerificationInput = z.infer<typeof verificationInput>;
