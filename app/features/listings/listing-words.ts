// Codes and values of a listing in the reader's words, as plain text.
import type { CapabilityContent } from '#app/domain/capability.ts';
import { industryName } from '#app/domain/industry.ts';
import type { List } from '#app/domain/listing.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { prefectureOf, provinceOf } from '#app/domain/region.ts';
import type { Section, SectionLevel } from '#app/domain/section.ts';
import type { I18n, Messages } from '#app/i18n/index.ts';
import { formatBudget, formatDay } from '#app/ui/format.ts';
import type { ContentField } from './version-difference.ts';

type Content = OpportunityContent | CapabilityContent;

/** A code that no table knows is shown as it is: imports may carry places the site has no name for. */
const nameIn = (table: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(table, code) ? (table[code] ?? code) : code;

export const kindName = (t: Messages, list: List, kind: string): string =>
  nameIn(list === 'opportunity' ? t.vocabulary.opportunityKind : t.vocabulary.capabilityKind, kind);

/** The browser knows provinces and main cities; of other places it names the smallest of these they lie in. */
export function placeName(t: Messages, code: string): string {
  const known = [code, prefectureOf(code), provinceOf(code)].find((one) => Object.hasOwn(t.vocabulary.division, one));
  return known === undefined ? code : nameIn(t.vocabulary.division, known);
}

const joined = ({ locale }: I18n, names: readonly string[]): string => names.join(locale === 'en' ? ', ' : '、');

export const fieldNames = (i18n: I18n, codes: readonly string[]): string =>
  joined(
    i18n,
    codes.map((code) => nameIn(i18n.t.vocabulary.field, code)),
  );

export const modeNames = (i18n: I18n, codes: readonly string[]): string =>
  joined(
    i18n,
    codes.map((code) => nameIn(i18n.t.vocabulary.cooperationMode, code)),
  );

/** Empty for everywhere. */
export const placeNames = (i18n: I18n, codes: readonly string[]): string =>
  joined(
    i18n,
    codes.map((code) => placeName(i18n.t, code)),
  );

/** Empty when nothing is said about money. */
export function budgetText({ locale, t }: I18n, budget: OpportunityContent['budget']): string {
  const text = formatBudget(locale, budget, t.listings.detail.negotiable) ?? '';
  const hasAmount = budget.minimum !== null || budget.maximum !== null;
  return hasAmount && budget.negotiable ? `${text} · ${t.listings.detail.negotiable}` : text;
}

export const metricText = (metric: OpportunityContent['metrics'][number]): string =>
  `${metric.name} ${metric.operator} ${metric.value} ${metric.unit}`.trim();

const parts = (...texts: string[]): string => texts.filter((text) => text !== '').join(' · ');

/** One limited section a line; empty when everything is for everybody. */
const accessText = ({ t }: I18n, access: Content['sectionAccess']): string =>
  (Object.entries(access) as [Section, SectionLevel][])
    .map(([name, level]) => parts(t.confidentiality.section[name], t.confidentiality.level[level]))
    .join('\n');

/** Values that need wording; everything else is text already. */
function worded(i18n: I18n, name: ContentField, content: Content): string | null {
  const { t, locale } = i18n;
  const opportunity = 'problem' in content ? content : null;
  const capability = 'description' in content ? content : null;
  const level = (trl: number | null | undefined) => (trl ? t.listings.form.trlLevel({ level: trl }) : '');
  const lines = (texts: readonly string[] | undefined) => (texts ?? []).join('\n');
  switch (name) {
    case 'language':
      return t.vocabulary.language[content.language];
    case 'kind':
      return kindName(t, opportunity ? 'opportunity' : 'capability', content.kind);
    case 'fields':
      return fieldNames(i18n, content.fields);
    case 'divisionCode':
      return content.divisionCode && placeName(t, content.divisionCode);
    case 'industryCode':
      return [content.industryCode, industryName(locale, content.industryCode)].filter(Boolean).join(' ');
    case 'validUntil':
      return formatDay(locale, content.validUntil);
    case 'metrics':
      return lines(opportunity?.metrics.map(metricText));
    case 'cooperationModes':
      return modeNames(i18n, opportunity?.cooperationModes ?? []);
    case 'budget':
      return opportunity && budgetText(i18n, opportunity.budget);
    case 'trlRequired':
      return level(opportunity?.trlRequired);
    case 'trl':
      return level(capability?.trl);
    case 'regionsServed':
      return placeNames(i18n, capability?.regionsServed ?? []);
    case 'referenceCases':
      return lines(capability?.referenceCases.map((row) => parts(row.client, row.year, row.result)));
    case 'ipRights':
      return lines(
        capability?.ipRights.map(({ type, number, owners, ownership }) =>
          parts(t.vocabulary.ipType[type], number, owners, ownership ? t.vocabulary.ipOwnership[ownership] : ''),
        ),
      );
    case 'qualifications':
      return lines(capability?.qualifications.map((row) => parts(row.name, row.validUntil)));
    case 'sectionAccess':
      return accessText(i18n, content.sectionAccess);
    default:
      return null;
  }
}

/** One field of a version as text, rows one per line; empty when nothing is said. */
export function fieldText(i18n: I18n, name: ContentField, content: Content): string {
  const text = worded(i18n, name, content) ?? (content as unknown as Record<string, unknown>)[name];
  return typeof text === 'string' ? text : '';
}
