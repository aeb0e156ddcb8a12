// How each refusal of keeping, saving and discarding a draft is answered: status and sentence.
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { DiscardReason } from './discard-draft.server.ts';
import type { KeepReason } from './keep-typed-form.server.ts';
import type { SaveReason } from './save-listing-draft.server.ts';

export const typedRefusals = {
  ...accessRefusals,
  'changed-meanwhile': { status: 409, say: (t: Messages) => t.listingForm.refusal['changed-meanwhile'] },
  'nothing-to-discard': { status: 409, say: (t: Messages) => t.listingForm.refusal['nothing-to-discard'] },
  'draft-in-use': { status: 409, say: (t: Messages) => t.listingForm.refusal['draft-in-use'] },
  'too-much-typed': { status: 413, say: (t: Messages) => t.listingForm.refusal['too-much-typed'] },
  'typed-elsewhere': { status: 409, say: (t: Messages) => t.listingForm.refusal['typed-elsewhere'] },
} as const satisfies Record<KeepReason | SaveReason | DiscardReason, { status: number; say: (t: Messages) => string }>;
