// What the page of a review is given.
import type { List } from '#app/domain/listing.ts';
import type { ReviewView } from './get-review.server.ts';

/** One field in the reader's words; `before` is the published version's, where there is one. */
export interface ReviewedField {
  readonly name: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

export interface ReviewPageProps {
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  readonly edit: number;
  /** Whether it stands on its list already: publishing again asks for a reason. */
  readonly isAgain: boolean;
  readonly review: ReviewView;
  readonly fields: readonly ReviewedField[];
  /** Why the last button was refused, in words, and what was typed then. */
  readonly refusal: string | null;
  readonly typed: Readonly<Record<string, string>>;
}
