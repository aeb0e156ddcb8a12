// Brokers propose better words for one field of a published listing; its organisation takes them or not.
import type { Actor } from './actor.ts';
import { type AccessReason, decideAccess } from './authorisation.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { type List, type ListingFacts, listingPhase, type Standing } from './listing.ts';

/** Plain texts of what is public. Codes, rows, dates and money are not a matter of wording. */
export const suggestibleFields = {
  opportunity: ['title', 'summary', 'problem', 'presentState', 'offered', 'ipTerms', 'timeFrame', 'landingArea'],
  capability: ['title', 'summary', 'description', 'capacity', 'priceModel'],
} as const satisfies Record<List, readonly string[]>;
export type SuggestibleField = (typeof suggestibleFields)[List][number];

export const isSuggestible = (list: List, field: string): field is SuggestibleField =>
  (suggestibleFields[list] as readonly string[]).includes(field);

/** Open proposals of one broker on one listing: it is help, not a flood. */
export const openSuggestionLimit = 5;

export type SuggestReason = AccessReason | 'field-not-open' | 'nothing-changed' | 'too-many-open';

export function decideSuggest(facts: {
  readonly actor: Actor | null;
  readonly list: List;
  readonly listing: Standing & Pick<ListingFacts, 'organisationId' | 'validUntil'>;
  readonly field: string;
  /** What the published version says there. */
  readonly present: string;
  readonly proposed: string;
  readonly openOfActor: number;
  readonly now: Date;
}): Decision<true, SuggestReason> {
  const { listing, now } = facts;
  const facing = { owner: listing.organisationId, state: listingPhase(listing, now) };
  const access = decideAccess(facts.actor, 'listing.suggest', facing);
  if (!access.ok) return access;
  if (!isSuggestible(facts.list, facts.field)) return refuse('field-not-open');
  if (facts.proposed.trim() === facts.present.trim()) return refuse('nothing-changed');
  return facts.openOfActor >= openSuggestionLimit ? refuse('too-many-open') : allow(true);
}

export interface SuggestionFacts {
  readonly acceptedAt: Date | null;
  readonly rejectedAt: Date | null;
}

export const suggestionPhases = ['open', 'accepted', 'rejected'] as const;
export type SuggestionPhase = (typeof suggestionPhases)[number];

export const suggestionPhase = ({ acceptedAt, rejectedAt }: SuggestionFacts): SuggestionPhase =>
  acceptedAt ? 'accepted' : rejectedAt ? 'rejected' : 'open';

export type AnswerSuggestionReason = AccessReason | 'already-answered' | 'rejection-note-needed' | 'text-needed';

/** Accepting puts the words into the working draft, as proposed or edited; rejecting says why. */
export function decideAnswerSuggestion(facts: {
  readonly actor: Actor | null;
  readonly organisationId: string;
  readonly suggestion: SuggestionFacts;
  readonly answer: { readonly accept: true; readonly text: string } | { readonly accept: false; readonly note: string };
}): Decision<true, AnswerSuggestionReason> {
  const access = decideAccess(facts.actor, 'listing.answer-suggestion', facts.organisationId);
  if (!access.ok) return access;
  if (suggestionPhase(facts.suggestion) !== 'open') return refuse('already-answered');
  const { answer } = facts;
  if (answer.accept) return answer.text.trim() === '' ? refuse('text-needed') : allow(true);
  return answer.note.trim() === '' ? refuse('rejection-note-needed') : allow(true);
}
