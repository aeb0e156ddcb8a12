// What people may send as an opportunity: a draft may be incomplete, but what is there must make sense. Browser-safe.

import { z } from 'zod';
import { isCurrency, type Money, majorUnits, moneyFromMajor, moneyFromWan, wanFromMoney } from '#app/domain/money.ts';
import {
  type Budget,
  type ContentLanguage,
  cooperationModes,
  metricOperators,
  type OpportunityContent,
  opportunityKinds,
} from '#app/domain/opportunity.ts';
import { opportunitySections } from '#app/domain/section.ts';
import {
  contact,
  oneOf,
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

const metric = z
  .object({
    name: text(line),
    operator: oneOf(metricOperators).default('≥'),
    value: z
      .string()
      .trim()
      .max(40, { error: 'too-long:40' })
      .regex(/^[-−]?\d+(?:\.\d+)?$/, { error: 'number' })
      .optional()
      .transform((value) => (value ?? '').replace('−', '-')),
    unit: text(40),
  })
  .superRefine((row, context) => {
    const isEmpty = !row.name && !row.value && !row.unit;
    for (const name of ['name', 'value'] as const)
      if (!isEmpty && !row[name]) context.addIssue({ code: 'custom', path: [name], message: 'required' });
  });

/** Above ten billion yuan an amount is a slip of the pen; below it, written and read back is exact. */
const largestMinor = 10n ** 12n;

const amountOf = (written: string | undefined, currency: string): Money | null | 'wrong' => {
  if (written === undefined) return null;
  const money = currency === 'CNY' ? moneyFromWan(written) : moneyFromMajor(written, currency);
  return money && money.minor <= largestMinor ? money : 'wrong';
};

const fields = z.object({
  ...sharedFields,
  kind: oneOf(opportunityKinds),
  problem: text(listingLimits.problem),
  presentState: text(listingLimits.presentState),
  metrics: rows(metric, (row) => row.name === ''),
  offered: text(listingLimits.offered),
  landingArea: text(line),
  cooperationModes: z.array(oneOf(cooperationModes)),
  budgetMinimum: z.string().trim().optional(),
  budgetMaximum: z.string().trim().optional(),
  budgetCurrency: z.string({ error: 'choose' }).refine(isCurrency, { error: 'choose' }).default('CNY'),
  budgetNegotiable: z.boolean().optional(),
  fundingSource: text(shortText),
  trlRequired: trl,
  ipTerms: text(listingLimits.ipTerms),
  timeFrame: text(shortText),
  sectionAccess: sectionAccess(opportunitySections),
  contact,
});
type Fields = z.output<typeof fields>;

function budgetOf(form: Fields, context: z.RefinementCtx): Budget | null {
  const minimum = amountOf(form.budgetMinimum, form.budgetCurrency);
  const maximum = amountOf(form.budgetMaximum, form.budgetCurrency);
  const complain = (name: 'budgetMinimum' | 'budgetMaximum', message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (minimum === 'wrong') complain('budgetMinimum', 'amount');
  if (maximum === 'wrong') complain('budgetMaximum', 'amount');
  if (minimum === 'wrong' || maximum === 'wrong') return null;
  if (minimum && maximum && minimum.minor > maximum.minor) {
    complain('budgetMinimum', 'amount-order');
    return null;
  }
  return { minimum, maximum, negotiable: form.budgetNegotiable ?? false };
}

/** Money is written in 万元 for yuan, in plain units for every other currency. */
export const opportunityInput = fields.transform((form, context) => {
  const budget = budgetOf(form, context);
  if (!budget) return z.NEVER;
  const {
    contact,
    changeReason,
    budgetMinimum,
    budgetMaximum,
    budgetCurrency,
    budgetNegotiable,
    districtCode,
    ...rest
  } = form;
  const content: OpportunityContent = { ...rest, divisionCode: placeFrom(form), budget };
  return { content, contact, changeReason };
});

const written = (money: Money | null): string =>
  money === null ? '' : money.currency === 'CNY' ? wanFromMoney(money) : String(majorUnits(money));

/** What the form shows for an opportunity that exists: the texts that `opportunityInput` reads back to the same content. */
export const opportunityFormValues = ({ budget, trlRequired, ...content }: OpportunityContent) => ({
  ...content,
  ...placeValues(content.divisionCode),
  fields: [...content.fields],
  cooperationModes: [...content.cooperationModes],
  sectionAccess: { ...content.sectionAccess },
  metrics: content.metrics.map((row) => ({ ...row })),
  trlRequired: trlRequired === null ? '' : String(trlRequired),
  budgetMinimum: written(budget.minimum),
  budgetMaximum: written(budget.maximum),
  budgetCurrency: budget.maximum?.currency ?? budget.minimum?.currency ?? 'CNY',
  budgetNegotiable: budget.negotiable ? 'on' : '',
});

/** An empty form. */
export const newOpportunityValues = (language: ContentLanguage) => ({
  language,
  budgetCurrency: 'CNY',
  budgetNegotiable: 'on',
  metrics: [{ name: '', operator: '≥' as const, value: '', unit: '' }],
});

/** What the form holds while it is being filled in. */
export type OpportunityForm = z.input<typeof opportunityInput>;
