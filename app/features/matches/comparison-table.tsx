// The table of a comparison: one criterion a row, one capability a column, the need first.
import type { ReactNode } from 'react';
import { type I18n, useI18n } from '#app/i18n/index.ts';
import { formatBudget, formatDay } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { TextLink } from '#app/ui/prose.tsx';
import type { ComparedCapability, Comparison } from './compare-capabilities.server.ts';
import { fieldWords, joinWords, kindWord, placeWord } from './match-words.ts';

interface Criterion {
  readonly key: string;
  readonly name: string;
  readonly need: ReactNode;
  readonly of: (capability: ComparedCapability) => ReactNode;
}

const lines = (texts: readonly string[]): ReactNode =>
  texts.length > 0 && (
    <ul className="grid gap-1">
      {texts.map((text, index) => (
        <li key={`${index}:${text}`}>{text}</li>
      ))}
    </ul>
  );

const level = (trl: number | null): ReactNode => trl !== null && `TRL ${trl}`;

const titleOf = (
  { locale }: I18n,
  content: { language: 'zh' | 'en'; title: string; titleTranslated: string },
): string =>
  (content.language === 'zh') === (locale === 'zh-CN') ? content.title : content.titleTranslated || content.title;

function metricCriterion(i18n: I18n, { need }: Comparison): Criterion {
  const { compare } = i18n.t.matching;
  const { metrics } = need.content;
  const names = (numbers: readonly number[]) =>
    joinWords(
      i18n,
      numbers.map((at) => metrics[at]?.name ?? ''),
    );
  return {
    key: 'metrics',
    name: compare.metrics,
    need: lines(metrics.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`)),
    of: (one) =>
      metrics.length > 0 &&
      (one.metrics.length > 0 ? compare.mentions({ metrics: names(one.metrics) }) : compare.mentionsNone),
  };
}

function criteria(i18n: I18n, comparison: Comparison): Criterion[] {
  const { locale, t } = i18n;
  const { compare } = t.matching;
  const { content: need } = comparison.need;
  const places = (codes: readonly string[]) =>
    joinWords(i18n, [...new Set(codes.map((code) => placeWord(i18n, code)))]);
  return [
    {
      key: 'score',
      name: compare.score,
      need: null,
      of: ({ score }) => score !== null && t.matches.percent({ value: Math.round(score * 100) }),
    },
    {
      key: 'organisation',
      name: compare.organisation,
      need: null,
      of: ({ organisation }) => organisationName(locale, organisation),
    },
    { key: 'kind', name: compare.kind, need: kindWord(i18n, need.kind), of: (one) => kindWord(i18n, one.content.kind) },
    {
      key: 'fields',
      name: compare.fields,
      need: fieldWords(i18n, need.fields),
      of: (one) => fieldWords(i18n, one.content.fields),
    },
    metricCriterion(i18n, comparison),
    {
      key: 'trl',
      name: compare.trl,
      need: need.trlRequired && `≥ ${need.trlRequired}`,
      of: (one) => level(one.content.trl),
    },
    {
      key: 'price',
      name: compare.price,
      need: formatBudget(locale, need.budget, t.listings.detail.negotiable),
      of: (one) => one.content.priceModel,
    },
    {
      key: 'region',
      name: compare.region,
      need: need.divisionCode && placeWord(i18n, need.divisionCode),
      of: (one) => (one.content.regionsServed.length > 0 ? places(one.content.regionsServed) : compare.everywhere),
    },
    {
      key: 'references',
      name: compare.references,
      need: null,
      of: (one) =>
        lines(
          one.content.referenceCases.map(({ client, year, result }) =>
            [client, year, result].filter(Boolean).join(' · '),
          ),
        ),
    },
    {
      key: 'qualifications',
      name: compare.qualifications,
      need: null,
      of: (one) =>
        lines(
          one.content.qualifications.map(({ name, validUntil }) =>
            validUntil === '' ? name : `${name} (– ${formatDay(locale, validUntil)})`,
          ),
        ),
    },
    {
      key: 'ip',
      name: compare.ip,
      need: need.ipTerms,
      of: (one) =>
        lines(
          one.content.ipRights.map(({ type, number }) => [t.vocabulary.ipType[type], number].filter(Boolean).join(' ')),
        ),
    },
    { key: 'capacity', name: compare.capacity, need: null, of: (one) => one.content.capacity },
  ];
}

export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const i18n = useI18n();
  const { compare } = i18n.t.matching;
  const { capabilities } = comparison;
  const empty = <span className="text-text-muted">{compare.closed}</span>;
  const head = 'border-b bg-surface-sunken px-4 py-2.5 text-left align-bottom font-medium';
  return (
    <section
      aria-label={compare.title}
      className="relative overflow-x-auto rounded-lg border bg-surface-raised"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{compare.title}</caption>
        <thead>
          <tr>
            <th className={`${head} whitespace-nowrap text-text-muted`} scope="col">
              {compare.criterion}
            </th>
            <th className={`${head} min-w-44`} scope="col">
              {compare.need}
            </th>
            {capabilities.map(({ reference, content }) => (
              <th className={`${head} min-w-56`} key={reference} scope="col">
                <TextLink to={`/capabilities/${reference}`}>{titleOf(i18n, content)}</TextLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria(i18n, comparison).map(({ key, name, need: wanted, of }) => (
            <tr className="border-b last:border-b-0" key={key}>
              <th className="whitespace-nowrap px-4 py-2.5 text-left align-top font-medium text-text-muted" scope="row">
                {name}
              </th>
              <td className="px-4 py-2.5 align-top">
                {wanted || <span className="text-text-muted">{compare.none}</span>}
              </td>
              {capabilities.map((one) => (
                <td className="px-4 py-2.5 align-top" key={one.reference}>
                  {of(one) || empty}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
