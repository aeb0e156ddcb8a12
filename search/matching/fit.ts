// How well the structured facts of an opportunity and a capability fit: named parts, each 0–1, absent when one side says nothing.
import type { CapabilityKind } from '#app/domain/capability.ts';
import type { Field } from '#app/domain/field.ts';
import type { FitPart } from '#app/domain/match.ts';
import type { Budget, CooperationMode, OpportunityKind } from '#app/domain/opportunity.ts';

/** What the matcher knows of a listing beside its text. */
export interface ListingFacts {
  readonly fields: readonly Field[];
  /** GB/T 4754; empty when not given. */
  readonly industryCode: string;
  /** GB/T 2260; empty when not given. */
  readonly divisionCode: string;
  /** GB/T 2260 codes a capability serves; empty means everywhere. */
  readonly regionsServed: readonly string[];
  /** Lowest level accepted (opportunity) or level reached (capability). */
  readonly trl: number | null;
  readonly kind: OpportunityKind | CapabilityKind;
  readonly cooperationModes: readonly CooperationMode[];
  readonly budget?: Budget;
}

export type FitParts = Readonly<Partial<Record<FitPart, number>>>;

function fieldFit(wanted: readonly Field[], offered: readonly Field[]): number | undefined {
  if (wanted.length === 0 || offered.length === 0) return undefined;
  const shared = wanted.filter((field) => offered.includes(field)).length;
  if (shared === 0) return 0;
  return 0.7 + (0.3 * shared) / new Set([...wanted, ...offered]).size;
}

/** GB/T 4754 is a tree: section letter, then 2, 3 and 4 digits. The deeper the common branch, the better. */
function industryFit(wanted: string, offered: string): number | undefined {
  const parse = (code: string) => /^([A-Z]?)(\d{0,4})$/.exec(code.trim().toUpperCase());
  const [left, right] = [parse(wanted), parse(offered)];
  if (!left?.[0] || !right?.[0]) return undefined;
  const [a, b] = [left[2] ?? '', right[2] ?? ''];
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  if (common >= 4) return 1;
  if (common === 3) return 0.85;
  if (common === 2) return 0.65;
  return left[1] !== '' && left[1] === right[1] ? 0.3 : 0;
}

/** The significant digits of a GB/T 2260 code: province 2, city 4, county 6. */
const branch = (code: string): string => code.replace(/(00){1,2}$/, '');

function closeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(2, 4) !== '00') return 1;
  return a.slice(0, 2) === b.slice(0, 2) ? 0.6 : 0;
}

function regionFit(place: string, offered: ListingFacts): number | undefined {
  if (place === '') return undefined;
  const near = closeness(place, offered.divisionCode);
  if (offered.regionsServed.length === 0) return offered.divisionCode === '' ? undefined : 0.7 + 0.3 * near;
  if (offered.regionsServed.some((served) => place.startsWith(branch(served)))) return 0.8 + 0.2 * near;
  return 0.4 * Math.max(near, ...offered.regionsServed.map((served) => closeness(place, served)));
}

function trlFit(required: number | null, reached: number | null): number | undefined {
  if (required === null || reached === null) return undefined;
  const gap = required - reached;
  return gap <= 0 ? 1 : Math.max(0, [1, 0.7, 0.4, 0.2][gap] ?? 0);
}

function budgetFit(wanted: Budget | undefined, offered: Budget | undefined): number | undefined {
  if (!wanted || !offered) return undefined;
  const most = wanted.maximum ?? wanted.minimum;
  const least = offered.minimum ?? offered.maximum;
  if (!most || !least || most.currency !== least.currency) return undefined;
  if (least.minor <= most.minor) return 1;
  return Number(most.minor) / Number(least.minor);
}

function cooperationFit(wanted: readonly CooperationMode[], offered: readonly CooperationMode[]): number | undefined {
  if (wanted.length === 0 || offered.length === 0) return undefined;
  const shared = wanted.filter((mode) => offered.includes(mode)).length;
  if (shared > 0) return 0.7 + (0.3 * shared) / Math.min(wanted.length, offered.length);
  return wanted.includes('open-discussion') || offered.includes('open-discussion') ? 0.6 : 0.1;
}

/** How naturally each kind of capability answers each kind of opportunity. */
const kinds: Readonly<Record<OpportunityKind, Readonly<Record<CapabilityKind, number>>>> = {
  pilot: {
    product: 1,
    technology: 0.8,
    platform: 0.6,
    'contract-service': 0.5,
    'proof-of-concept': 0.7,
    'intellectual-property': 0.3,
    'finance-product': 0.1,
    'talent-service': 0.1,
  },
  procurement: {
    product: 1,
    technology: 0.6,
    platform: 0.6,
    'contract-service': 0.8,
    'proof-of-concept': 0.3,
    'intellectual-property': 0.3,
    'finance-product': 0.3,
    'talent-service': 0.3,
  },
  challenge: {
    product: 0.7,
    technology: 1,
    platform: 0.6,
    'contract-service': 0.7,
    'proof-of-concept': 0.6,
    'intellectual-property': 0.6,
    'finance-product': 0.1,
    'talent-service': 0.3,
  },
  transfer: {
    product: 0.4,
    technology: 0.9,
    platform: 0.6,
    'contract-service': 0.6,
    'proof-of-concept': 1,
    'intellectual-property': 1,
    'finance-product': 0.5,
    'talent-service': 0.3,
  },
  'co-build': {
    product: 0.8,
    technology: 0.9,
    platform: 0.9,
    'contract-service': 0.6,
    'proof-of-concept': 0.6,
    'intellectual-property': 0.4,
    'finance-product': 0.4,
    'talent-service': 0.4,
  },
};

function kindFit(wanted: string, offered: string): number | undefined {
  if (!Object.hasOwn(kinds, wanted)) return undefined;
  const row = kinds[wanted as OpportunityKind];
  return Object.hasOwn(row, offered) ? row[offered as CapabilityKind] : undefined;
}

/** Halves every 180 days. @param age of the newer information in days, never negative. */
export const freshnessFit = (age: number): number => 0.5 ** (Math.max(0, age) / 180);

/** All parts of a pair. @param age days since the suggested counterpart was published. */
export function fitParts(opportunity: ListingFacts, capability: ListingFacts, age: number): FitParts {
  const parts: Record<FitPart, number | undefined> = {
    field: fieldFit(opportunity.fields, capability.fields),
    industry: industryFit(opportunity.industryCode, capability.industryCode),
    region: regionFit(opportunity.divisionCode, capability),
    trl: trlFit(opportunity.trl, capability.trl),
    budget: budgetFit(opportunity.budget, capability.budget),
    cooperation: cooperationFit(opportunity.cooperationModes, capability.cooperationModes),
    kind: kindFit(opportunity.kind, capability.kind),
    freshness: freshnessFit(age),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
