// Why something about accounts was refused: status and sentence.
import type { AccessReason } from '#app/domain/authorisation.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

type OwnReason = keyof Messages['accounts']['refusals'];
export type AccountReason = 'rate-limited' | OwnReason | AccessReason;

const refusal = <Status extends number>(status: Status, reason: OwnReason) => ({
  status,
  say: (t: Messages): string => t.accounts.refusals[reason],
});

export const accountsRefusals = {
  ...accessRefusals,
  'rate-limited': { status: 429, say: (t) => t.refusals['rate-limited'] },
  'wrong-credentials': refusal(403, 'wrong-credentials'),
  'email-unverified': refusal(403, 'email-unverified'),
  'link-invalid': refusal(403, 'link-invalid'),
  'demo-off': refusal(403, 'demo-off'),
  'no-such-session': refusal(409, 'no-such-session'),
  'no-first-step': refusal(403, 'no-first-step'),
  'code-wrong': refusal(403, 'code-wrong'),
  'wrong-password': refusal(403, 'wrong-password'),
  'password-needed': refusal(409, 'password-needed'),
  'password-too-short': refusal(422, 'password-too-short'),
  'app-confirmed-already': refusal(409, 'app-confirmed-already'),
  'set-up-over': refusal(409, 'set-up-over'),
  'passkey-refused': refusal(403, 'passkey-refused'),
  'no-such-passkey': refusal(409, 'no-such-passkey'),
  'identity-refused': refusal(403, 'identity-refused'),
  'identity-away': refusal(503, 'identity-away'),
  'proof-missing': refusal(403, 'proof-missing'),
} as const satisfies Record<AccountReason, { status: number; say: (t: Messages) => string }>;
