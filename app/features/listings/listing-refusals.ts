// How each refusal of this slice is answered: status and sentence.
import type { FoundPersonal, PartResult } from '#app/domain/coach-part.ts';
import type { RenewReason } from '#app/domain/confirmation.ts';
import type { FulfilReason, PublicationGap, PublishReason, WithdrawReason } from '#app/domain/listing.ts';
import type { Messages } from '#app/i18n/index.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';

export type ListingRefusal = PublishReason | WithdrawReason | FulfilReason | RenewReason;

export const listingRefusals = {
  ...accessRefusals,
  'four-eyes': { status: 403, say: (t: Messages) => t.refusals['four-eyes'] },
  'nothing-to-publish': { status: 409, say: (t: Messages) => t.listings.refusal['nothing-to-publish'] },
  incomplete: { status: 422, say: (t: Messages) => t.listings.refusal.incomplete },
  'contacts-in-text': { status: 422, say: (t: Messages) => t.coach.refusal['contacts-in-text'] },
  'too-vague': { status: 422, say: (t: Messages) => t.coach.refusal['too-vague'] },
  'already-past': { status: 422, say: (t: Messages) => t.listings.refusal['already-past'] },
  'draft-changed': { status: 409, say: (t: Messages) => t.reviews.refusal['draft-changed'] },
  'fulfilment-note-needed': { status: 422, say: (t: Messages) => t.listings.refusal['fulfilment-note-needed'] },
  'renewal-too-early': { status: 409, say: (t: Messages) => t.listings.refusal['renewal-too-early'] },
  'change-reason-needed': { status: 422, say: (t: Messages) => t.listings.refusal['change-reason-needed'] },
  'not-published': { status: 409, say: (t: Messages) => t.listings.refusal['not-published'] },
  'withdrawal-reason-needed': { status: 422, say: (t: Messages) => t.listings.refusal['withdrawal-reason-needed'] },
} as const satisfies Record<ListingRefusal, { status: number; say: (t: Messages) => string }>;

export const isListingRefusal = (code: string | null): code is ListingRefusal =>
  code !== null && Object.hasOwn(listingRefusals, code);

/** Why a saved draft was not published. */
export interface FormRefusal {
  readonly reason: ListingRefusal;
  readonly missing: readonly PublicationGap[];
  /** What the coach says about the draft, when that is why; else null. */
  readonly clarity: {
    readonly score: number;
    readonly minimum: number;
    readonly missing: readonly Pick<PartResult, 'part' | 'field'>[];
    readonly personal: readonly FoundPersonal[];
  } | null;
}
