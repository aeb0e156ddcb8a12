// How every refusal of access is answered, whichever slice it comes from: status and sentence.
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { Messages } from '#app/i18n/index.ts';

const refusal = <Status extends number>(status: Status, reason: AccessReason) => ({
  status,
  say: (t: Messages): string => t.refusals[reason],
});

export const accessRefusals = {
  'sign-in-needed': refusal(401, 'sign-in-needed'),
  'email-unverified': refusal(403, 'email-unverified'),
  'organisation-needed': refusal(403, 'organisation-needed'),
  'organisation-unverified': refusal(403, 'organisation-unverified'),
  'permission-missing': refusal(403, 'permission-missing'),
  'not-found': refusal(404, 'not-found'),
  'own-organisation': refusal(403, 'own-organisation'),
  'wrong-state': refusal(409, 'wrong-state'),
  'second-factor-needed': refusal(403, 'second-factor-needed'),
  'step-up-needed': refusal(403, 'step-up-needed'),
} as const satisfies Record<AccessReason, { status: number; say: (t: Messages) => string }>;
