// What people may send as a capability: a draft may be incomplete, but what is there must make sense. Browser-safe.

import { z } from 'zod';
import {
  type CapabilityContent,
  capabilityKinds,
  type IpRight,
  ipOwnerships,
  ipTypes,
} from '#app/domain/capability.ts';
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import { capabilitySections } from '#app/domain/section.ts';
import {
  contact,
  oneOf,
  optionalDay,
  placeFrom,
  placeValues,
  rows,
  sectionAccess,
  sharedFields,
  text,
  trl,
} from './listing-input.ts';
import { listingLimits } from './listing-limits.ts';

const { line, shortText } = listingLimits;

const referenceCase = z
  .object({
    client: text(line),
    year: z
      .string()
      .trim()
      .regex(/^\d{4}(?:[-–—]\d{4})?$/, { error: 'year' })
      .optional()
      .transform((value) => value ?? ''),
    result: text(shortText),
  })
  .superRefine((row, context) => {
    if (!row.client && (row.year || row.result))
      context.addIssue({ code: 'custom', path: ['client'], message: 'required' });
  });

const ipRight = z
  .object({
    type: oneOf(ipTypes).default('invention-patent'),
    number: text(line),
    owners: text(line),
    ownership: oneOf(ipOwnerships).optional(),
  })
  .transform(({ ownership, ...row }): IpRight => (ownership ? { ...row, ownership } : row));

const qualification = z.object({ name: text(line), validUntil: optionalDay }).superRefine((row, context) => {
  if (!row.name && row.validUntil) context.addIssue({ code: 'custom', path: ['name'], message: 'required' });
});

const fields = z.object({
  ...sharedFields,
  kind: oneOf(capabilityKinds),
  description: text(listingLimits.description),
  referenceCases: rows(referenceCase, (row) => row.client === ''),
  ipRights: rows(ipRight, (row) => row.number === '' && row.owners === ''),
  qualifications: rows(qualification, (row) => row.name === ''),
  trl,
  regionsServed: z.array(z.string().regex(/^\d{6}$/, { error: 'choose' })),
  capacity: text(listingLimits.capacity),
  priceModel: text(listingLimits.priceModel),
  sectionAccess: sectionAccess(capabilitySections),
  contact,
});

export const capabilityInput = fields.transform(({ contact, changeReason, districtCode, ...content }) => ({
  content: {
    ...content,
    divisionCode: placeFrom({ divisionCode: content.divisionCode, districtCode }),
  } satisfies CapabilityContent,
  contact,
  changeReason,
}));

/** What the form shows for a capability that exists: the texts that `capabilityInput` reads back to the same content. */
export const capabilityFormValues = ({ trl, ...content }: CapabilityContent) => ({
  ...content,
  ...placeValues(content.divisionCode),
  fields: [...content.fields],
  regionsServed: [...content.regionsServed],
  sectionAccess: { ...content.sectionAccess },
  referenceCases: content.referenceCases.map((row) => ({ ...row })),
  ipRights: content.ipRights.map((row) => ({ ...row })),
  qualifications: content.qualifications.map((row) => ({ ...row })),
  trl: trl === null ? '' : String(trl),
});

/** An empty form. */
export const newCapabilityValues = (language: ContentLanguage) => ({
  language,
  referenceCases: [{ client: '', year: '', result: '' }],
});

/** What the form holds while it is being filled in. */
export type CapabilityForm = z.input<typeof capabilityInput>;
