// How much of a whole: a score, a share, a progress.
import { classNames } from './class-names.ts';

export type MeterTone = 'accent' | 'success' | 'warning' | 'danger';

const fillClass = {
  accent: 'fill-accent',
  success: 'fill-success',
  warning: 'fill-warning',
  danger: 'fill-danger',
} satisfies Record<MeterTone, string>;

/** `value` in 0–1 (clamped); `valueText` is what people read, "82 points". The bar is drawn without inline styles. */
export function Meter(props: {
  label: string;
  value: number;
  valueText: string;
  tone?: MeterTone;
  hideLabel?: boolean;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, props.value)) * 1000) / 10;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers draw <meter> each in their own way, without our colours
    <div
      aria-label={props.label}
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={percent}
      aria-valuetext={props.valueText}
      className="min-w-0"
      role="meter"
    >
      <div aria-hidden="true" className="flex justify-between gap-3 text-sm">
        <span className={classNames('text-text-muted', props.hideLabel && 'sr-only')}>{props.label}</span>
        <span className="font-medium tabular-nums">{props.valueText}</span>
      </div>
      <svg
        aria-hidden="true"
        className="mt-1 block h-2 w-full rounded-full bg-surface-sunken print:border"
        preserveAspectRatio="none"
        viewBox="0 0 100 1"
      >
        <rect className={fillClass[props.tone ?? 'accent']} height="1" width={percent} />
      </svg>
    </div>
  );
}
