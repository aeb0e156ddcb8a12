// What the matcher is given of a listing: public text and facts only, never what is locked.
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import type { ListingFacts } from './fit.ts';

/** A text in any mix of languages. */
export interface MatchingText {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

export type ListName = 'opportunity' | 'capability';

export interface Listing extends MatchingText {
  readonly list: ListName;
  readonly organisationId: string;
  readonly facts: ListingFacts;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  /** Last day it stands, "YYYY-MM-DD"; empty when it does not end. */
  readonly validUntil: string;
  /** Languages its text can be read in; absent means any. */
  readonly languages?: readonly ContentLanguage[];
}

/** A listing whose text is kept apart. */
export type KnownListing = Omit<Listing, 'title' | 'body'>;
