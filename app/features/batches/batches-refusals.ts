// How each refusal of this slice is answered: status and sentence.
import type { AssembleReason, ReleaseReason } from '#app/domain/batch.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type BatchReason = AssembleReason | ReleaseReason | 'number-taken';

const conflict = (key: keyof Messages['batches']['refusal'], status = 409) => ({
  status,
  say: (t: Messages) => t.batches.refusal[key],
});

export const batchesRefusals = {
  ...accessRefusals,
  'already-released': conflict('already-released'),
  'is-scheduled': conflict('is-scheduled'),
  'not-scheduled': conflict('not-scheduled'),
  'too-many-items': conflict('too-many-items', 422),
  'number-taken': conflict('number-taken'),
  'no-items': conflict('no-items', 422),
  'items-not-ready': conflict('items-not-ready'),
  'batch-changed': conflict('batch-changed'),
  'release-past': conflict('release-past', 422),
  'release-too-far': conflict('release-too-far', 422),
  'four-eyes': { status: 403, say: (t: Messages) => t.batches.refusal['four-eyes'] },
} as const satisfies Record<BatchReason, { status: number; say: (t: Messages) => string }>;
