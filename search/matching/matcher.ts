// The matcher: holds both lists in memory and finds the best counterparts of a listing, with score, parts and reasons.
import type { Match } from '#app/domain/match.ts';
import { spreadOwners } from './diversity.ts';
import { explain, phrasesOf } from './explain.ts';
import { fitParts, type ListingFacts } from './fit.ts';
import { lexicalQuery } from './lexical.ts';
import { matchScore, priorModel, type ScoreModel, textStrength } from './score.ts';
import { SemanticSpace } from './semantic.ts';
import { type Ranked, TextIndex, weights } from './text-index.ts';
import type { MatchingText } from './text-ranker.ts';
import { Vocabulary } from './vocabulary.ts';

export { createTextRanker, type MatchingText } from './text-ranker.ts';
export type { ListingFacts };

export type ListName = 'opportunity' | 'capability';

export interface Listing extends MatchingText {
  readonly list: ListName;
  readonly organisationId: string;
  readonly facts: ListingFacts;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  /** Last day it stands, "YYYY-MM-DD"; empty when it does not end. */
  readonly validUntil: string;
}

export interface MatchOptions {
  readonly limit: number;
  /** "YYYY-MM-DD". */
  readonly today: string;
}

export interface Matcher {
  upsert(listing: Listing): void;
  remove(list: ListName, id: string): void;
  /**
   * Best counterparts of a listing, best first; own organisation and expired ones left out, at most two per organisation in
   * the first ten. Empty when the listing is not known.
   */
  match(list: ListName, id: string, options: MatchOptions): Match[];
  /** Learns again from the whole corpus (rarity of terms, meaning) and frees removed listings. Call after a bulk load. */
  refresh(): void;
  readonly size: { opportunities: number; capabilities: number };
}

/** One list: texts by slot with the listings they belong to. */
class Side {
  index: TextIndex;
  listings: (Listing | null)[] = [];
  slots = new Map<string, number>();

  constructor(private readonly vocabulary: Vocabulary) {
    this.index = new TextIndex(vocabulary);
  }

  put(listing: Listing): void {
    this.take(listing.id);
    const vector = this.vocabulary.vector(listing.title, listing.body);
    this.vocabulary.count(vector, 1);
    const slot = this.index.add(vector);
    this.listings[slot] = listing;
    this.slots.set(listing.id, slot);
  }

  take(id: string): void {
    const slot = this.slots.get(id);
    const entry = slot === undefined ? null : this.index.entry(slot);
    if (slot === undefined || !entry) return;
    this.vocabulary.count(entry.vector, -1);
    this.index.drop(slot);
    this.listings[slot] = null;
    this.slots.delete(id);
  }

  /** Closes the gaps that removed listings left. */
  compact(): void {
    const [index, listings, slots] = [new TextIndex(this.vocabulary), [] as Listing[], new Map<string, number>()];
    this.listings.forEach((listing, old) => {
      const entry = listing && this.index.entry(old);
      if (!listing || !entry) return;
      const slot = index.add(entry.vector);
      listings[slot] = listing;
      slots.set(listing.id, slot);
    });
    Object.assign(this, { index, listings, slots });
  }
}

interface Scored {
  readonly listing: Listing;
  readonly ranked: Ranked;
  readonly score: number;
  readonly fit: Match['parts']['fit'];
}

const day = 86_400_000;

export function createMatcher(options: { readonly model?: ScoreModel } = {}): Matcher {
  const model = options.model ?? priorModel;
  const vocabulary = new Vocabulary();
  const sides: Record<ListName, Side> = { opportunity: new Side(vocabulary), capability: new Side(vocabulary) };

  const rate = (source: Listing, others: Side, ranked: readonly Ranked[], today: string): Scored[] => {
    const now = Date.parse(`${today}T00:00:00Z`);
    const best = Math.max(1e-9, ...ranked.map(({ score }) => score));
    const anchor = Math.max(0, ...ranked.slice(0, 10).map(({ lexical, semantic }) => textStrength(lexical, semantic)));
    return ranked.flatMap((one) => {
      const listing = others.listings[one.slot];
      if (!listing) return [];
      const [opportunity, capability] = source.list === 'opportunity' ? [source, listing] : [listing, source];
      const fit = fitParts(opportunity.facts, capability.facts, (now - listing.publishedAt) / day);
      return [{ listing, ranked: one, fit, score: matchScore((anchor * one.score) / best, fit, model) }];
    });
  };

  const describe = (source: Listing, others: Side, chosen: readonly Scored[]): Match[] => {
    const query = sides[source.list].index.entry(sides[source.list].slots.get(source.id) ?? -1)?.vector;
    if (!query) return [];
    const phrases = phrasesOf(`${source.title}\n${source.body}`, vocabulary);
    const { ids, weights: wordWeights } = lexicalQuery(vocabulary, query);
    const weightOf = new Map(ids.map((id, index) => [id, wordWeights[index] ?? 0]));
    return chosen.flatMap(({ listing, ranked, score, fit }) => {
      const document = others.index.entry(ranked.slot)?.vector;
      if (!document) return [];
      const counts = new Map([...document.ids].map((id, index) => [id, document.counts[index] ?? 0]));
      const contribution = (id: number): number =>
        others.index.contribution(weightOf.get(id) ?? 0, counts.get(id) ?? 0, ranked.slot) *
        (vocabulary.isConcept(id) ? weights.acrossLanguages : 1);
      const [opportunity, capability] = source.list === 'opportunity' ? [source, listing] : [listing, source];
      const parts = { lexical: ranked.lexical, semantic: ranked.semantic, fit };
      const terms = explain({ vocabulary, phrases, query, document, contribution });
      return [{ opportunityId: opportunity.id, capabilityId: capability.id, score, parts, terms }];
    });
  };

  return {
    upsert: (listing) => sides[listing.list].put(listing),
    remove: (list, id) => sides[list].take(id),
    match(list, id, { limit, today }) {
      const slot = sides[list].slots.get(id) ?? -1;
      const source = sides[list].listings[slot];
      const vector = sides[list].index.entry(slot)?.vector;
      if (!source || !vector) return [];
      const others = sides[list === 'opportunity' ? 'capability' : 'opportunity'];
      const allowed = (other: number): boolean => {
        const listing = others.listings[other];
        if (!listing || listing.organisationId === source.organisationId) return false;
        return listing.validUntil === '' || listing.validUntil >= today;
      };
      const scored = rate(source, others, others.index.rank(vector, Math.max(200, limit * 4), allowed), today);
      scored.sort((a, b) => b.score - a.score);
      const spread = spreadOwners(scored, ({ listing }) => listing.organisationId);
      return describe(source, others, spread.slice(0, limit));
    },
    refresh() {
      const vectors = [...sides.opportunity.index.vectors(), ...sides.capability.index.vectors()];
      const space = SemanticSpace.learn(vocabulary, vectors);
      for (const side of Object.values(sides)) {
        side.compact();
        side.index.rebuild(space);
      }
    },
    get size() {
      return { opportunities: sides.opportunity.index.size, capabilities: sides.capability.index.size };
    },
  };
}
