// Why something about keys was refused: status and sentence.
import type { ApiKeyReason } from '#app/domain/api-key.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export const apiKeysRefusals = {
  ...accessRefusals,
  'permission-exceeded': { status: 403, say: (t) => t.apiKeys.refusals['permission-exceeded'] },
  'too-many-keys': { status: 409, say: (t) => t.apiKeys.refusals['too-many-keys'] },
  'no-such-key': { status: 404, say: (t) => t.apiKeys.refusals['no-such-key'] },
} as const satisfies Record<ApiKeyReason, { status: number; say: (t: Messages) => string }>;
