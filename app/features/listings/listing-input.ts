// What both lists' forms have in common: texts, days, rows, place, contact person. Browser-safe.

import { z } from 'zod';
import { fields } from '#app/domain/field.ts';
import { industryCodeFrom } from '#app/domain/industry.ts';
import { contentLanguages } from '#app/domain/opportunity.ts';
import { isDay } from '#app/domain/period.ts';
import { cityOf } from '#app/domain/region.ts';
import { type Section, type SectionAccess, sectionLevels } from '#app/domain/section.ts';
import { listingLimits } from './listing-limits.ts';

/** Optional text; line breaks as "\n", empty when not given. */
export const text = (limit: number) =>
  z
    .string()
    .trim()
    .transform((value) => value.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(limit, { error: `too-long:${limit}` }))
    .optional()
    .transform((value) => value ?? '');

export const requiredText = (limit: number) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, { error: 'required' })
    .max(limit, { error: `too-long:${limit}` });

export const requiredDay = z.string({ error: 'required' }).refine(isDay, { error: 'day' });

export const optionalDay = z
  .string()
  .refine(isDay, { error: 'day' })
  .optional()
  .transform((value) => value ?? '');

/** "1"–"9" from a select, null when not chosen. */
export const trl = z
  .string()
  .regex(/^[1-9]$/, { error: 'choose' })
  .optional()
  .transform((value) => (value === undefined ? null : Number(value)));

/** GB/T 2260, six digits. Codes beyond the ones the form offers come from imports and are kept. */
export const divisionCode = z
  .string()
  .regex(/^\d{6}$/, { error: 'choose' })
  .optional()
  .transform((value) => value ?? '');

/** GB/T 4754: a letter A–T and up to four digits, or a name of the list. */
const industryCode = z
  .string()
  .trim()
  .refine((value) => industryCodeFrom(value) !== null, { error: 'industry' })
  .optional()
  .transform((value) => (value === undefined ? '' : (industryCodeFrom(value) ?? '')));

const webAddress = z
  .string()
  .trim()
  .max(listingLimits.shortText, { error: `too-long:${listingLimits.shortText}` })
  .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), { error: 'url' })
  .optional()
  .transform((value) => value ?? '');

export const oneOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.enum(codes, { error: 'choose' });

/** Rows of a repeated group; those that `isEmpty` says nobody filled in are left out. */
export const rows = <Row extends z.ZodType>(row: Row, isEmpty: (row: z.output<Row>) => boolean) =>
  z
    .array(row)
    .max(listingLimits.rows, { error: `too-many:${listingLimits.rows}` })
    .transform((list) => list.filter((item) => !isEmpty(item)));

/** Who may read each section; one that is not given is for everybody. */
export const sectionAccess = <S extends Section>(sections: readonly S[]) =>
  z
    .record(z.string(), oneOf(sectionLevels))
    .optional()
    .transform((given): SectionAccess<S> => {
      const chosen = sections.map((section) => [section, given?.[section] ?? 'public'] as const);
      return Object.fromEntries(chosen.filter(([, level]) => level !== 'public')) as SectionAccess<S>;
    });

/** The fields of the form that both lists share. */
export const sharedFields = {
  language: oneOf(contentLanguages),
  title: requiredText(listingLimits.title),
  titleTranslated: text(listingLimits.title),
  summary: text(listingLimits.summary),
  summaryTranslated: text(listingLimits.summary),
  fields: z.array(oneOf(fields)).max(listingLimits.fields, { error: `too-many:${listingLimits.fields}` }),
  industryCode,
  divisionCode,
  /** A district of the place chosen above; one of another place is a left-over and does not count. */
  districtCode: divisionCode,
  validUntil: requiredDay,
  sourceName: text(listingLimits.line),
  sourceUrl: webAddress,
  changeReason: text(listingLimits.changeReason),
};

/** City and district of a form as the one code they mean. */
export const placeFrom = ({ divisionCode, districtCode }: { divisionCode: string; districtCode: string }): string =>
  districtCode !== '' && cityOf(districtCode) === divisionCode ? districtCode : divisionCode;

/** The two controls of a form that show one code. */
export const placeValues = (code: string) =>
  code === '' || cityOf(code) === code
    ? { divisionCode: code, districtCode: '' }
    : { divisionCode: cityOf(code), districtCode: code };

/** The contact person: any part may be missing, but a name alone reaches nobody. */
export const contact = z
  .object({
    name: text(listingLimits.line),
    phone: text(listingLimits.line),
    email: z
      .email({ error: 'email' })
      .max(listingLimits.line, { error: `too-long:${listingLimits.line}` })
      .optional()
      .transform((value) => value ?? ''),
  })
  .superRefine((value, context) => {
    if (value.name && !value.phone && !value.email)
      context.addIssue({ code: 'custom', path: ['phone'], message: 'contact-needed' });
  });

export const publishInput = z.object({
  changeReason: text(listingLimits.changeReason),
  /** The draft's count of savings on the page that was read; programs that read none leave it out. */
  edit: z.coerce.number().int().optional(),
});

export const fulfilInput = z.object({ note: requiredText(listingLimits.changeReason) });

export const withdrawInput = z.object({ reason: requiredText(listingLimits.changeReason) });
