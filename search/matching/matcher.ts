// The matcher: holds both lists in memory and finds the best counterparts of a listing, with score, parts and reasons.
import type { Match, NearMiss } from '#app/domain/match.ts';
import type { ContentLanguage } from '#app/domain/opportunity.ts';
import { spreadOwners } from './diversity.ts';
import { explain, phrasesOf } from './explain.ts';
import { fitParts, type ListingFacts } from './fit.ts';
import { lexicalQuery } from './lexical.ts';
import type { KnownListing, Listing, ListName } from './listing.ts';
import { MatcherState } from './matcher-state.ts';
import { nearMisses } from './near-miss.ts';
import { matchScore, priorModel, type ScoreModel, textStrength } from './score.ts';
import type { Side } from './side.ts';
import { type Ranked, weights } from './text-index.ts';

export type { MatchingText } from './listing.ts';
export { createTextRanker } from './text-ranker.ts';
export type { Listing, ListingFacts, ListName };

export interface MatchOptions {
  readonly limit: number;
  /** "YYYY-MM-DD". */
  readonly today: string;
  /** The weights in force; the prior ones when absent. */
  readonly model?: ScoreModel;
  /** Listings that can be read in these languages only are left out. */
  readonly excludedLanguages?: readonly ContentLanguage[];
}

export interface Matcher {
  upsert(listing: Listing): void;
  remove(list: ListName, id: string): void;
  /**
   * Best counterparts of a listing, best first; own organisation and expired ones left out, at most two per organisation in
   * the first ten. Empty when the listing is not known.
   */
  match(list: ListName, id: string, options: MatchOptions): Match[];
  /**
   * Counterparts behind the first `shown` whose text fits and that one fact keeps back: "why not". At most `limit`, the
   * nearest first.
   */
  nearMisses(list: ListName, id: string, options: MatchOptions & { readonly shown: number }): NearMiss[];
  /** Learns again from the whole corpus (rarity of terms, meaning) and frees removed listings. Call after a bulk load. */
  refresh(): void;
  /** Everything the matcher holds, with version and check sum; `restoreMatcher` reads it. */
  save(): Uint8Array;
  readonly size: { opportunities: number; capabilities: number };
  /** Size of the numbers and texts held; objects of about a kilobyte per listing come on top. */
  readonly bytes: number;
}

interface Scored {
  readonly listing: KnownListing;
  readonly ranked: Ranked;
  readonly text: number;
  readonly score: number;
  readonly fit: Match['parts']['fit'];
}

const day = 86_400_000;
/** Looked at for one match, so that facts can still reorder what the texts say. */
const considered = 200;

const inPlace = (source: KnownListing, other: KnownListing): [KnownListing, KnownListing] =>
  source.list === 'opportunity' ? [source, other] : [other, source];

function rate(
  source: KnownListing,
  others: Side,
  ranked: readonly Ranked[],
  { today, model = priorModel }: MatchOptions,
): Scored[] {
  const now = Date.parse(`${today}T00:00:00Z`);
  const best = Math.max(1e-9, ...ranked.map(({ score }) => score));
  const anchor = Math.max(0, ...ranked.slice(0, 10).map(({ lexical, semantic }) => textStrength(lexical, semantic)));
  return ranked.flatMap((one) => {
    const listing = others.listing(one.slot);
    if (!listing) return [];
    const [opportunity, capability] = inPlace(source, listing);
    const age = (now - listing.publishedAt) / day;
    const { responsiveness } = listing.facts;
    const fit = fitParts(opportunity.facts, capability.facts, { age, responsiveness });
    const text = (anchor * one.score) / best;
    return [{ listing, ranked: one, text, fit, score: matchScore(text, fit, model) }];
  });
}

/** Everything that may be suggested and is worth a look, best first, no organisation crowding the top. */
function candidates(state: MatcherState, list: ListName, id: string, options: MatchOptions): Scored[] {
  const [own, others] = [state.sides[list], state.opposite(list)];
  const slot = own.slotOf(id);
  const source = own.listing(slot);
  const vector = own.index.vector(slot);
  if (!source || !vector) return [];
  const allowed = others.filter(source.organisationId, options.today, options.excludedLanguages);
  const ranked = others.index.rank(vector, Math.max(considered, options.limit * 4), allowed);
  const scored = rate(source, others, ranked, options).sort((a, b) => b.score - a.score);
  return spreadOwners(scored, ({ listing }) => listing.organisationId);
}

function describe(state: MatcherState, list: ListName, id: string, chosen: readonly Scored[]): Match[] {
  const [own, others, { vocabulary }] = [state.sides[list], state.opposite(list), state];
  const slot = own.slotOf(id);
  const source = own.listing(slot);
  const query = own.index.vector(slot);
  if (!source || !query) return [];
  const phrases = phrasesOf(own.text(slot), vocabulary);
  const asked = lexicalQuery(vocabulary, query);
  const weightOf = new Map(Array.from(asked.ids, (term, index) => [term, asked.weights[index] ?? 0]));
  return chosen.flatMap(({ listing, ranked, text, score, fit }) => {
    const document = others.index.vector(ranked.slot);
    if (!document) return [];
    const counts = new Map(Array.from(document.ids, (term, index) => [term, document.counts[index] ?? 0]));
    const contribution = (term: number): number =>
      others.index.contribution(weightOf.get(term) ?? 0, counts.get(term) ?? 0, ranked.slot) *
      (vocabulary.isConcept(term) ? weights.acrossLanguages : 1);
    const [opportunity, capability] = inPlace(source, listing);
    const parts = { text, lexical: ranked.lexical, semantic: ranked.semantic, fit };
    const terms = explain({ vocabulary, phrases, query, document, contribution });
    return [{ opportunityId: opportunity.id, capabilityId: capability.id, score, parts, terms }];
  });
}

function missed(
  state: MatcherState,
  list: ListName,
  id: string,
  options: MatchOptions & { readonly shown: number },
): NearMiss[] {
  const found = nearMisses(candidates(state, list, id, options), options.shown, options.model ?? priorModel);
  const chosen = found.slice(0, options.limit);
  const matches = describe(
    state,
    list,
    id,
    chosen.map(({ candidate }) => candidate),
  );
  return matches.flatMap((match, index) => {
    const one = chosen[index];
    return one ? [{ ...match, part: one.part, scoreIfMet: one.scoreIfMet, rankIfMet: one.rankIfMet }] : [];
  });
}

const working = (state: MatcherState): Matcher => ({
  upsert: (listing) => state.put(listing),
  remove: (list, id) => state.take(list, id),
  match: (list, id, options) => describe(state, list, id, candidates(state, list, id, options).slice(0, options.limit)),
  nearMisses: (list, id, options) => missed(state, list, id, options),
  refresh: () => state.refresh(),
  save: () => state.save(),
  get size() {
    return { opportunities: state.sides.opportunity.index.size, capabilities: state.sides.capability.index.size };
  },
  get bytes() {
    return state.bytes;
  },
});

export const createMatcher = (): Matcher => working(new MatcherState());

/** Reads what `save` wrote. Null when it is of another version or damaged: build anew from the lists then. */
export function restoreMatcher(bytes: Uint8Array): Matcher | null {
  const state = MatcherState.restore(bytes);
  return state && working(state);
}
