// Why a saved draft was not published, with everything its form needs to say what to mend.
import { type CoachResult, coachListing } from '#app/domain/coach.ts';
import { isMissing } from '#app/domain/coach-part.ts';
import { missingForPublication } from '#app/domain/listing.ts';
import { env } from '#app/runtime/env.server.ts';
import { type FormRefusal, isListingRefusal, type ListingRefusal } from './listing-refusals.ts';
import type { ContentOf } from './listing-store.server.ts';

type Content = ContentOf[keyof ContentOf];

const clarityOf = ({ score, parts, personal }: CoachResult): FormRefusal['clarity'] => ({
  score,
  minimum: env().COACH_MINIMUM,
  missing: parts.filter(isMissing).map(({ part, field }) => ({ part, field })),
  personal,
});

export function formRefusal(reason: ListingRefusal, content: Content): FormRefusal {
  const isUnclear = reason === 'too-vague' || reason === 'contacts-in-text';
  return {
    reason,
    missing: reason === 'incomplete' ? missingForPublication(content) : [],
    clarity: isUnclear ? clarityOf(coachListing(content)) : null,
  };
}

/** The refusal named in an address, for the draft as it is now; null once what was missing is there. */
export function refusalFromAddress(code: string | null, content: Content): FormRefusal | null {
  if (!isListingRefusal(code)) return null;
  const refusal = formRefusal(code, content);
  const { missing, clarity } = refusal;
  if (code === 'incomplete' && missing.length === 0) return null;
  if (code === 'too-vague' && clarity && clarity.score >= clarity.minimum) return null;
  return code === 'contacts-in-text' && clarity?.personal.length === 0 ? null : refusal;
}
