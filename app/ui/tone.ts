// The tones a badge, notice or toast can take, and the colours and icon of each.
import type { IconName } from './icon.tsx';

/** What a piece of interface says about itself; `call` is the cinnabar of open competitions. */
export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger' | 'call';

/** Tinted background with text of the same hue. */
export const toneSoft = {
  neutral: 'bg-surface-sunken text-text-muted',
  accent: 'bg-accent-soft text-accent',
  info: 'bg-info-soft text-info',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  call: 'bg-call-soft text-call',
} satisfies Record<Tone, string>;

/** A line or icon in the hue of the tone. */
export const toneInk = {
  neutral: 'border-border-strong text-text-muted',
  accent: 'border-accent text-accent',
  info: 'border-info text-info',
  success: 'border-success text-success',
  warning: 'border-warning text-warning',
  danger: 'border-danger text-danger',
  call: 'border-call text-call',
} satisfies Record<Tone, string>;

export const toneIcon = {
  neutral: 'info',
  accent: 'info',
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
  call: 'info',
} satisfies Record<Tone, IconName>;
