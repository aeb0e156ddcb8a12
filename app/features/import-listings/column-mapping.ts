// Which heading of a list means which property of the content. Headings nobody knows are reported, never lost silently.
import {
  type CapabilityTarget,
  capabilityHeadings,
  type ListKind,
  type OpportunityTarget,
  opportunityHeadings,
  sharedHeadings,
} from './column-headings.ts';
import type { AmountUnit } from './parse-amounts.ts';

export type { CapabilityTarget, ListKind, OpportunityTarget } from './column-headings.ts';

export interface ColumnMatch<Target extends string> {
  readonly heading: string;
  readonly target: Target;
  /** Unit named in the heading: 拟投入资金总额(万元). */
  readonly amountUnit: AmountUnit | null;
  readonly currency: string | null;
}

export interface ColumnMapping<Target extends string> {
  readonly matches: readonly ColumnMatch<Target>[];
  readonly unknown: readonly string[];
}

/** Width, case, spaces, brackets, required marks and numbering are not part of a heading's meaning. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/^\s*(?:[一二三四五六七八九十]+、|\d+[.、])\s*/, '')
    .replaceAll(/[\s*:;_"'“”※★-]+/g, '');
}

function indexOf<Target extends string>(table: Readonly<Record<Target, readonly string[]>>): Map<string, Target> {
  const index = new Map<string, Target>();
  for (const [target, headings] of Object.entries(table) as [Target, readonly string[]][]) {
    for (const heading of headings) index.set(normaliseHeading(heading), target);
  }
  return index;
}

const opportunityIndex = indexOf<OpportunityTarget>({ ...sharedHeadings, ...opportunityHeadings });
const capabilityIndex = indexOf<CapabilityTarget>({ ...sharedHeadings, ...capabilityHeadings });

/** Keys of the two special sources, so that a table of them is recognised as one even in CSV or Excel. */
const sourceKeys = new Set(
  'challenge-id challenge-title permalink tagline submission-start submission-end how-to-enter award_id phase year agency'.split(
    ' ',
  ),
);

function unitOf(heading: string): AmountUnit | null {
  const text = heading.normalize('NFKC');
  if (/亿元?/.test(text)) return 'yi';
  if (/万元?/.test(text)) return 'wan';
  return /[([]\s*(?:单位[:：]?\s*)?元\s*[)\]]/.test(text) ? 'yuan' : null;
}

const currencyOf = (heading: string): string | null => {
  const code = /\b(CNY|RMB|USD|EUR|GBP|JPY)\b/i.exec(heading)?.[1]?.toUpperCase();
  return code === 'RMB' ? 'CNY' : (code ?? (/美元/.test(heading) ? 'USD' : null));
};

/** What a person decided about columns: target by heading, '' to leave one out. Headings not named are looked up. */
export type ChosenColumns = Readonly<Record<string, string>>;

function mapWith<Target extends string>(
  headings: readonly string[],
  index: Map<string, Target>,
  targets: ReadonlySet<string>,
  chosen: ChosenColumns,
): ColumnMapping<Target> {
  const matches: ColumnMatch<Target>[] = [];
  const unknown: string[] = [];
  for (const heading of headings) {
    // A second column of the same name is read as "备注 (2)" by the table reader: its number falls with the brackets.
    const choice = Object.hasOwn(chosen, heading) ? chosen[heading] : undefined;
    const target = choice === undefined ? index.get(normaliseHeading(heading)) : (choice as Target);
    if (target === undefined || !targets.has(target)) unknown.push(heading);
    else matches.push({ heading, target, amountUnit: unitOf(heading), currency: currencyOf(heading) });
  }
  return { matches, unknown };
}

const opportunityTargetSet = new Set<string>(Object.keys({ ...sharedHeadings, ...opportunityHeadings }));
const capabilityTargetSet = new Set<string>(Object.keys({ ...sharedHeadings, ...capabilityHeadings }));

export const mapOpportunityColumns = (
  headings: readonly string[],
  chosen: ChosenColumns = {},
): ColumnMapping<OpportunityTarget> => mapWith(headings, opportunityIndex, opportunityTargetSet, chosen);

export const mapCapabilityColumns = (
  headings: readonly string[],
  chosen: ChosenColumns = {},
): ColumnMapping<CapabilityTarget> => mapWith(headings, capabilityIndex, capabilityTargetSet, chosen);

export const mapColumns = (
  list: ListKind,
  headings: readonly string[],
  chosen: ChosenColumns = {},
): ColumnMapping<OpportunityTarget | CapabilityTarget> =>
  list === 'opportunity' ? mapOpportunityColumns(headings, chosen) : mapCapabilityColumns(headings, chosen);

export function isKnownHeading(heading: string): boolean {
  const key = normaliseHeading(heading);
  return opportunityIndex.has(key) || capabilityIndex.has(key) || sourceKeys.has(heading.trim().toLowerCase());
}

export function isOrganisationHeading(heading: string): boolean {
  const key = normaliseHeading(heading);
  return opportunityIndex.get(key) === 'organisation' || capabilityIndex.get(key) === 'organisation';
}

export function isTitleHeading(heading: string): boolean {
  const key = normaliseHeading(heading);
  return opportunityIndex.get(key) === 'title' || capabilityIndex.get(key) === 'title';
}

export const isBudgetHeading = (heading: string): boolean =>
  opportunityIndex.get(normaliseHeading(heading)) === 'budget';

/** Columns that group the rows below them when they stand first: 场景类型, 应用领域, 类别. */
export function isGroupHeading(heading: string): boolean {
  const target = opportunityIndex.get(normaliseHeading(heading));
  return target === 'kind' || target === 'fields';
}

/** Which of the two lists the headings look like; null when they say as much for one as for the other. */
export function guessList(headings: readonly string[]): ListKind | null {
  const own = (
    table: Readonly<Record<string, readonly string[]>>,
    other: Readonly<Record<string, readonly string[]>>,
  ) => {
    const others = new Set(Object.values(other).flat());
    const only = new Set(
      Object.values(table)
        .flat()
        .filter((heading) => !others.has(heading)),
    );
    return headings.filter((heading) => only.has(normaliseHeading(heading))).length;
  };
  const needs = own(opportunityHeadings, capabilityHeadings);
  const offers = own(capabilityHeadings, opportunityHeadings);
  if (needs === offers) return null;
  return needs > offers ? 'opportunity' : 'capability';
}
