// Why something about accounts was refused: status and sentence.
import type { Messages } from '#app/i18n/index.ts';

export type AccountReason =
  | 'rate-limited'
  | 'wrong-credentials'
  | 'email-unverified'
  | 'link-invalid'
  | 'demo-off'
  | 'no-such-session';

export const accountsRefusals = {
  'rate-limited': { status: 429, say: (t) => t.refusals['rate-limited'] },
  'wrong-credentials': { status: 403, say: (t) => t.accounts.refusals['wrong-credentials'] },
  'email-unverified': { status: 403, say: (t) => t.accounts.refusals['email-unverified'] },
  'link-invalid': { status: 403, say: (t) => t.accounts.refusals['link-invalid'] },
  'demo-off': { status: 403, say: (t) => t.accounts.refusals['demo-off'] },
  'no-such-session': { status: 409, say: (t) => t.accounts.refusals['no-such-session'] },
} as const satisfies Record<AccountReason, { status: number; say: (t: Messages) => string }>;
