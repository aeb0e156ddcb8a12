// The opportunity: what a government body or enterprise needs solved or tried out.
import type { Field } from './field.ts';
import type { Money } from './money.ts';
import type { OpportunitySection, SectionAccess } from './section.ts';

/** Pilot 场景验证 · procurement need 采购需求 · R&D challenge 技术攻关 · results transfer 成果转化 · co-build 场景共建. */
export const opportunityKinds = ['pilot', 'procurement', 'challenge', 'transfer', 'co-build'] as const;
export type OpportunityKind = (typeof opportunityKinds)[number];

export const cooperationModes = [
  'joint-development',
  'commissioned-development',
  'technology-licence',
  'purchase',
  'pilot-trial',
  'joint-venture',
  'open-discussion',
] as const;
export type CooperationMode = (typeof cooperationModes)[number];

export const metricOperators = ['≥', '≤', '>', '<', '=', '±'] as const;
export type MetricOperator = (typeof metricOperators)[number];

/** One measurable target: "detection rate ≥ 98 %". `value` is a plain decimal as text, so nothing is rounded. */
export interface Metric {
  readonly name: string;
  readonly operator: MetricOperator;
  readonly value: string;
  readonly unit: string;
}

export const contentLanguages = ['zh', 'en'] as const;
export type ContentLanguage = (typeof contentLanguages)[number];

/** A band: both ends may be absent when negotiable (面议). Same currency on both ends; minimum ≤ maximum. */
export interface Budget {
  readonly minimum: Money | null;
  readonly maximum: Money | null;
  readonly negotiable: boolean;
}

/**
 * What a version of an opportunity says. Parts of it may be for some readers only (`sectionAccess`): others get it through
 * `contentFor`. The contact person is kept elsewhere and is never public.
 */
export interface OpportunityContent {
  readonly language: ContentLanguage;
  readonly title: string;
  /** Title and summary in the other language; empty when there is none. */
  readonly titleTranslated: string;
  readonly summary: string;
  readonly summaryTranslated: string;
  readonly problem: string;
  readonly presentState: string;
  readonly metrics: readonly Metric[];
  /** Data, site and conditions offered to whoever takes part. */
  readonly offered: string;
  readonly fields: readonly Field[];
  /** GB/T 4754 code, e.g. "C3985"; empty when not given. */
  readonly industryCode: string;
  /** GB/T 2260 code of the place, e.g. "220100"; empty when not given. */
  readonly divisionCode: string;
  /** Where the result is to be put to use, in words. */
  readonly landingArea: string;
  readonly kind: OpportunityKind;
  readonly cooperationModes: readonly CooperationMode[];
  readonly budget: Budget;
  readonly fundingSource: string;
  /** Lowest technology readiness level accepted, 1–9. */
  readonly trlRequired: number | null;
  readonly ipTerms: string;
  readonly timeFrame: string;
  /** Last day the listing stands, "YYYY-MM-DD". */
  readonly validUntil: string;
  /** Where a carried-over listing comes from; empty for the site's own. */
  readonly sourceName: string;
  readonly sourceUrl: string;
  readonly sectionAccess: SectionAccess<OpportunitySection>;
}

/** Bands the lists are filtered by, in 万元 of the upper end of the budget. */
export const budgetBands = ['up-to-50', '50-200', '200-500', '500-2000', 'over-2000', 'negotiable'] as const;
export type BudgetBand = (typeof budgetBands)[number];

/** Yuan only: other currencies have no band. An open upper end is filed under its lower end. */
export function budgetBandOf({ minimum, maximum, negotiable }: Budget): BudgetBand | null {
  const amount = maximum ?? minimum;
  if (!amount) return negotiable ? 'negotiable' : null;
  if (amount.currency !== 'CNY') return null;
  const wan = amount.minor / 1_000_000n;
  if (wan <= 50n) return 'up-to-50';
  if (wan <= 200n) return '50-200';
  if (wan <= 500n) return '200-500';
  return wan <= 2000n ? '500-2000' : 'over-2000';
}
