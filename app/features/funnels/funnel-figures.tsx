// How far the introductions of one organisation came, as large figures.
import { type FunnelCounts, funnelColumns } from '#app/domain/funnel.ts';
import { useI18n } from '#app/i18n/index.ts';
import { formatNumber } from '#app/ui/format.ts';
import { Stat, StatList } from '#app/ui/stat.tsx';

export function FunnelFigures({ counts }: { counts: FunnelCounts }) {
  const { t, locale } = useI18n();
  return (
    <StatList>
      {funnelColumns.map((column) => (
        <Stat key={column} label={t.followUps.funnel.columns[column]} value={formatNumber(locale, counts[column])} />
      ))}
    </StatList>
  );
}
