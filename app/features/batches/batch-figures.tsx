// The figures of a batch: tables with bars that need no script.
import type { List } from '#app/domain/listing.ts';
import { useI18n } from '#app/i18n/index.ts';
import { formatNumber } from '#app/ui/format.ts';
import { Section, Stack } from '#app/ui/layout.tsx';
import { Stat, StatList } from '#app/ui/stat.tsx';
import type { Count } from './batch-statistics.ts';
import type { BatchFigures } from './get-batch.server.ts';

export function BatchFiguresView(props: { figures: BatchFigures; list: List; isReleased: boolean }) {
  const { t, locale } = useI18n();
  const words = t.batches.page;
  const { statistics, accepted, places } = props.figures;
  const { now, budgetWan } = statistics;
  const kinds: Readonly<Record<string, string>> =
    props.list === 'opportunity' ? t.vocabulary.opportunityKind : t.vocabulary.capabilityKind;
  const tables: readonly [string, readonly Count[], Readonly<Record<string, string>>][] = [
    [words.byField, statistics.byField, t.vocabulary.field],
    [words.byKind, statistics.byKind, kinds],
    [words.byRegion, statistics.byRegion, places],
    [words.byBudget, statistics.byBudget, t.vocabulary.budgetBand],
  ];
  return (
    <>
      {props.isReleased && (
        <Section title={words.later}>
          <StatList>
            <Stat label={words.accepted} value={formatNumber(locale, accepted)} />
            <Stat label={words.valid} value={formatNumber(locale, now.valid)} />
            <Stat label={words.expired} value={formatNumber(locale, now.expired)} />
            <Stat label={words.withdrawn} value={formatNumber(locale, now.withdrawn)} />
          </StatList>
        </Section>
      )}
      <Section title={words.statistics}>
        <Stack>
          {budgetWan && (
            <StatList>
              <Stat
                label={words.budgetTotal}
                note={words.budgetOf({ count: budgetWan.of })}
                unit={words.wan}
                value={formatNumber(locale, Number(budgetWan.total))}
              />
            </StatList>
          )}
          <div className="grid gap-6 md:grid-cols-2">
            {tables.map(
              ([title, counts, names]) =>
                counts.length > 0 && <Bars counts={counts} key={title} names={names} title={title} />,
            )}
          </div>
        </Stack>
      </Section>
    </>
  );
}

/** Rows shown; a batch rarely has more, and the files hold everything. */
const rowLimit = 10;

function Bars({
  title,
  counts,
  names,
}: {
  title: string;
  counts: readonly Count[];
  names: Readonly<Record<string, string>>;
}) {
  const { t, locale } = useI18n();
  const most = Math.max(...counts.map(({ count }) => count));
  return (
    <table className="w-full table-fixed self-start text-sm">
      <caption className="mb-1 text-left font-semibold">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t.batches.page.share}</th>
        </tr>
      </thead>
      <tbody>
        {counts.slice(0, rowLimit).map(({ code, count }) => (
          <tr className="border-t" key={code}>
            <th className="w-2/5 py-1.5 pr-3 text-left font-normal" scope="row">
              {names[code] ?? code}
            </th>
            <td className="py-1.5">
              <span className="flex items-center gap-2">
                <span
                  aria-hidden="true"
                  className="h-2.5 rounded-sm bg-accent-fill"
                  style={{ width: `${(count / most) * 75}%` }}
                />
                <span className="tabular-nums">{formatNumber(locale, count)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
