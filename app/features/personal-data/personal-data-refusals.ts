// Why an account was not deleted: status and sentence.
import type { ErasureReason } from '#app/domain/personal-data.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

interface Refusal {
  readonly status: number;
  /** `organisations`: names of those that would be left alone. */
  readonly say: (t: Messages, about: { readonly organisations: string }) => string;
}

const own = (
  status: number,
  reason: Exclude<keyof Messages['personalData']['refusals'], 'last-administrator'>,
): Refusal => ({ status, say: (t) => t.personalData.refusals[reason] });

export const personalDataRefusals = {
  ...accessRefusals,
  'not-confirmed': own(422, 'not-confirmed'),
  demo: own(403, 'demo'),
  'no-password': own(409, 'no-password'),
  'wrong-password': own(403, 'wrong-password'),
  'rate-limited': own(429, 'rate-limited'),
  'last-administrator': {
    status: 409,
    say: (t, about) => t.personalData.refusals['last-administrator'](about),
  },
  custodian: own(409, 'custodian'),
} as const satisfies Record<ErasureReason, Refusal>;
