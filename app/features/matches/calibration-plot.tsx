// The calibration plot: predicted chance against what was decided, with the table of the same numbers.
import { useId } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import type { CalibrationBin, ModelReport } from '#search/matching/compare-models.ts';

const size = 260;
const margin = 34;
const at = (value: number): number => margin + value * (size - margin - 10);
const up = (value: number): number => size - at(value);

export function CalibrationPlot({ calibration }: { calibration: ModelReport['calibration'] }) {
  const { operator } = useI18n().t.matching;
  const titleId = useId();
  const most = Math.max(1, ...calibration.candidate.map(({ count }) => count));
  return (
    <div className="grid items-start gap-4 md:grid-cols-[18rem_minmax(0,1fr)]">
      <figure>
        <svg aria-labelledby={titleId} className="block h-auto w-full" role="img" viewBox={`0 0 ${size} ${size}`}>
          <title id={titleId}>{operator.calibrationLead}</title>
          <path className="fill-none stroke-border-strong" d={`M${at(0)} ${up(1)}V${up(0)}H${at(1)}`} />
          <path
            className="fill-none stroke-border-strong"
            d={`M${at(0)} ${up(0)}L${at(1)} ${up(1)}`}
            strokeDasharray="4 4"
          />
          {[0, 0.5, 1].map((tick) => (
            <g className="fill-text-muted text-xs" key={tick}>
              <text textAnchor="middle" x={at(tick)} y={size - 14}>
                {tick}
              </text>
              <text dominantBaseline="central" textAnchor="end" x={margin - 6} y={up(tick)}>
                {tick}
              </text>
            </g>
          ))}
          <Points bins={calibration.live} className="fill-none stroke-text-muted" most={most} />
          <Points bins={calibration.candidate} className="fill-accent stroke-accent" most={most} />
          <text className="fill-text-muted text-xs" textAnchor="middle" x={at(0.5)} y={size - 2}>
            {operator.predicted}
          </text>
        </svg>
        <figcaption className="text-sm text-text-muted">
          ● {operator.candidate} · ○ {operator.live}
        </figcaption>
      </figure>
      <CalibrationTable calibration={calibration} />
    </div>
  );
}

function Points({ bins, className, most }: { bins: readonly CalibrationBin[]; className: string; most: number }) {
  return bins.map(({ from, predicted, observed, count }) => (
    <circle
      className={className}
      cx={at(predicted)}
      cy={up(observed)}
      key={from}
      r={3 + 5 * Math.sqrt(Math.min(1, count / most))}
    />
  ));
}

function CalibrationTable({ calibration }: { calibration: ModelReport['calibration'] }) {
  const { operator } = useI18n().t.matching;
  const rows = (['live', 'candidate'] as const).flatMap((which) =>
    calibration[which].map((bin) => ({ ...bin, which, name: which === 'live' ? operator.live : operator.candidate })),
  );
  return (
    <DataTable
      caption={operator.calibrationTitle}
      columns={[
        {
          key: 'bin',
          header: operator.bin,
          rowHeader: true,
          nowrap: true,
          render: ({ from, name }) => `${name} ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
        },
        { key: 'predicted', header: operator.predicted, align: 'end', render: ({ predicted }) => predicted.toFixed(2) },
        { key: 'observed', header: operator.observed, align: 'end', render: ({ observed }) => observed.toFixed(2) },
        { key: 'count', header: operator.count, align: 'end', render: ({ count }) => count },
      ]}
      hideCaption
      rowKey={({ which, from }) => `${which} ${from}`}
      rows={rows}
    />
  );
}
