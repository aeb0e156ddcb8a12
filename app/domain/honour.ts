// Honours: recognition an organisation holds, by whom, until when. Expired ones are shown to its own members only.
import { addDays } from './period.ts';

export const honourKinds = [
  'hnte',
  'srdi',
  'little-giant',
  'gazelle',
  'unicorn',
  'single-product-champion',
  'key-laboratory',
  'engineering-centre',
  'proof-of-concept-centre',
  'pilot-scale-base',
  'ip-advantage',
  'other',
] as const;
export type HonourKind = (typeof honourKinds)[number];

/** Calendar days before its end that an organisation is warned. */
export const honourWarningDays = 60;
/** An organisation lists at most so many. */
export const honourLimit = 50;

export type HonourState = 'valid' | 'expiring' | 'expired';

/** Days are "YYYY-MM-DD"; the last day of validity still counts, and without one an honour does not end. */
export function honourState(validUntil: string | null, today: string): HonourState {
  if (validUntil === null) return 'valid';
  if (validUntil < today) return 'expired';
  return validUntil <= addDays(today, honourWarningDays) ? 'expiring' : 'valid';
}

/** What everybody sees: what is valid today. */
export const publicHonours = <H extends { readonly validUntil: string | null }>(
  honours: readonly H[],
  today: string,
): H[] => honours.filter(({ validUntil }) => honourState(validUntil, today) !== 'expired');
