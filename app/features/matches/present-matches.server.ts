// Matches as their pages show them: with the linking words marked in both texts, near misses, and what was said of them.
import type { List } from '#app/domain/listing.ts';
import type { FitPart, MatchedTerm } from '#app/domain/match.ts';
import { type Judgement, listJudgements } from '#app/persistence/match-feedback.server.ts';
import { getActiveModel } from '#app/persistence/match-models.server.ts';
import type { MatchRow } from '#app/persistence/matches.server.ts';
import { markEnd, markStart } from '#app/ui/highlight.tsx';
import { highlightSpans } from '#search/matching/highlight.ts';
import { nearMisses } from '#search/matching/near-miss.ts';
import { withExploration } from './exploration.ts';
import { listAllMatches, type ShownMatch } from './list-matches.server.ts';
import { modelFrom } from './model-weights.ts';

export interface PresentedMatch extends ShownMatch {
  /** The other listing's words with marks for `Highlighted`. */
  readonly marked: Readonly<Record<'title' | 'titleTranslated' | 'summary' | 'summaryTranslated', string>>;
  /** The sentences of the own listing that link the two, marked; empty when they are linked by facts alone. */
  readonly excerpt: string;
  readonly judgement: Judgement | null;
}

export interface PresentedNearMiss {
  readonly match: PresentedMatch;
  readonly part: FitPart;
  readonly scoreIfMet: number;
  readonly rankIfMet: number;
}

export interface PresentedMatches {
  readonly matches: readonly PresentedMatch[];
  readonly near: readonly PresentedNearMiss[];
}

/** A listing as its page shows it to this reader. */
export interface OwnListing {
  readonly list: List;
  readonly id: string;
  /** What this reader may read of it. */
  readonly text: readonly string[];
}

const nearLimit = 5;
const excerptSentences = 2;
const longestSentence = 160;

export function marked(text: string, terms: readonly MatchedTerm[]): string {
  let [result, done] = ['', 0];
  for (const { start, end } of highlightSpans(text, terms)) {
    result += `${text.slice(done, start)}${markStart}${text.slice(start, end)}${markEnd}`;
    done = end;
  }
  return result + text.slice(done);
}

/** The sentences in which most of the linking words stand, in the order of the text. */
export function excerptOf(text: readonly string[], terms: readonly MatchedTerm[]): string {
  const sentences = text
    .flatMap((part) => part.split(/(?<=[。！？；!?\n])|(?<=\.)\s+/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence, order) => {
      const spans = highlightSpans(sentence, terms);
      const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      return { sentence, order, weight: length / Math.sqrt(20 + sentence.length), found: spans.length };
    })
    .filter(({ found }) => found > 0);
  const best = sentences.sort((a, b) => b.weight - a.weight).slice(0, excerptSentences);
  return best
    .sort((a, b) => a.order - b.order)
    .map(({ sentence }) => marked(shortened(sentence, terms), terms))
    .join(' … ');
}

/** A long sentence is cut around its first linking word. */
function shortened(sentence: string, terms: readonly MatchedTerm[]): string {
  if (sentence.length <= longestSentence) return sentence;
  const first = highlightSpans(sentence, terms)[0]?.start ?? 0;
  const start = Math.max(0, Math.min(first - 30, sentence.length - longestSentence));
  const end = start + longestSentence;
  return `${start > 0 ? '…' : ''}${sentence.slice(start, end)}${end < sentence.length ? '…' : ''}`;
}

function present(
  match: ShownMatch,
  own: Pick<OwnListing, 'text'>,
  judgements: ReadonlyMap<string, Judgement>,
): PresentedMatch {
  const { other, terms } = match;
  return {
    ...match,
    marked: {
      title: marked(other.title, terms),
      titleTranslated: marked(other.titleTranslated, terms),
      summary: marked(other.summary, terms),
      summaryTranslated: marked(other.summaryTranslated, terms),
    },
    excerpt: excerptOf(own.text, terms),
    judgement: judgements.get(other.id) ?? null,
  };
}

function nearOf(matches: readonly MatchRow[], shown: number, weights: unknown) {
  const candidates = matches.map((match) => ({
    match,
    score: match.score,
    text: match.parts.text,
    fit: match.parts.fit,
  }));
  return nearMisses(candidates, shown, modelFrom(weights)).slice(0, nearLimit);
}

/**
 * The first `limit` matches and the near misses behind them. `isOwner`: the reader belongs to the listing's organisation,
 * whose answers teach the score: they see the exploration slot and what they said.
 */
export async function presentMatches(own: OwnListing, limit: number, isOwner: boolean): Promise<PresentedMatches> {
  const [{ matches, today }, model, judgements] = await Promise.all([
    listAllMatches(own.list, own.id),
    getActiveModel(),
    isOwner ? listJudgements(own.list, own.id) : new Map<string, Judgement>(),
  ]);
  const shown = withExploration(matches, limit, isOwner ? `${today} ${own.id}` : null);
  const onPage = new Set(shown.map(({ other }) => other.id));
  const near = nearOf(matches, limit, model.weights).filter(({ candidate }) => !onPage.has(candidate.match.other.id));
  return {
    matches: shown.map((match) => present(match, own, judgements)),
    near: near.map(({ candidate, part, scoreIfMet, rankIfMet }) => ({
      match: present({ ...candidate.match, isExploration: false }, own, judgements),
      ...{ part, scoreIfMet, rankIfMet },
    })),
  };
}
