// Suggestions on one listing: for its organisation all of them, for a broker their own with what became of them.
import type { Actor } from '#app/domain/actor.ts';
import { decideAccess, mayDo } from '#app/domain/authorisation.ts';
import { isPublic, type List, listingPhase } from '#app/domain/listing.ts';
import { type SuggestionPhase, suggestibleFields, suggestionPhase } from '#app/domain/suggestion.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findListingState } from '#app/persistence/listing-standing.server.ts';
import {
  listOwnSuggestions,
  listSuggestions,
  type OwnSuggestionRow,
  type SuggestionRow,
} from '#app/persistence/suggestions.server.ts';
import { publishedTexts } from './propose-suggestion.server.ts';

const limit = 100;

export interface ShownSuggestion
  extends Pick<SuggestionRow, 'id' | 'field' | 'proposed' | 'reason' | 'proposedAt' | 'answerNote' | 'versionNumber'> {
  readonly phase: SuggestionPhase;
}

export interface SuggestionsView {
  readonly list: List;
  readonly reference: string;
  readonly title: string;
  /** What the published version says in the fields open to suggestions. */
  readonly present: Readonly<Record<string, string>>;
  readonly suggestions: readonly ShownSuggestion[];
  readonly mayAnswer: boolean;
  /** A broker of the platform, and the listing stands on its list. */
  readonly maySuggest: boolean;
}

const shown = (row: SuggestionRow): ShownSuggestion => ({
  id: row.id,
  field: row.field,
  proposed: row.proposed,
  reason: row.reason,
  proposedAt: row.proposedAt,
  answerNote: row.answerNote,
  versionNumber: row.versionNumber,
  phase: suggestionPhase(row),
});

/** Null for everybody else, and for what is not there. */
export async function getSuggestions(actor: Actor, list: List, reference: string): Promise<SuggestionsView | null> {
  const listing = await findListingState(list, reference);
  if (!listing) return null;
  const { organisationId } = listing;
  const isOwn = decideAccess(actor, 'listing.read-own', organisationId).ok;
  const now = await readClock();
  const state = listingPhase(listing, now);
  const maySuggest = mayDo(actor, 'listing.suggest', { owner: organisationId, state });
  const isBroker = actor.platformRoles.includes('broker') && isPublic(listing, now);
  if (!isOwn && !isBroker) return null;
  const filter = isOwn ? {} : { proposedById: actor.personId };
  const [texts, rows] = await Promise.all([
    publishedTexts(list, reference),
    listSuggestions(list, listing.id, filter, limit),
  ]);
  const present = Object.fromEntries(
    suggestibleFields[list].flatMap((field) => (field in texts ? [[field, texts[field] ?? '']] : [])),
  );
  const mayAnswer = mayDo(actor, 'listing.answer-suggestion', organisationId);
  return { list, reference, title: listing.title, present, suggestions: rows.map(shown), mayAnswer, maySuggest };
}

export interface OwnSuggestion extends ShownSuggestion {
  readonly list: List;
  readonly reference: string;
  readonly title: string;
}

/** Everything this broker proposed, newest first. */
export async function getOwnSuggestions(actor: Actor): Promise<readonly OwnSuggestion[]> {
  const rows: readonly OwnSuggestionRow[] = await listOwnSuggestions(actor.personId, limit);
  return rows.map((row) => ({ ...shown(row), list: row.list, reference: row.reference, title: row.title }));
}
