// The overview of a need's candidates: for the picture, the table behind it and the combinations.
import { dayOf } from '#app/domain/period.ts';
import { readClock } from '#app/persistence/client.server.ts';
import type { MatchRow } from '#app/persistence/matches.server.ts';
import { findPublicOpportunity } from '#app/persistence/published-listings.server.ts';
import { listAllMatches } from './list-matches.server.ts';
import type { OwnFacts } from './match-words.ts';
import { ownFacts } from './own-listing.ts';
import { type ConsortiumProposal, proposeConsortiaFor } from './propose-consortia.server.ts';

/** Candidates in the picture: more cannot be told apart. */
const pictured = 16;

export interface MatchOverview {
  readonly reference: string;
  readonly title: string;
  readonly titleTranslated: string;
  readonly language: 'zh' | 'en';
  readonly own: OwnFacts;
  readonly candidates: readonly MatchRow[];
  readonly proposal: ConsortiumProposal;
}

/** Null when the need is not on the public list. */
export async function getMatchOverview(reference: string): Promise<MatchOverview | null> {
  const need = await findPublicOpportunity(reference, dayOf(await readClock()));
  if (!need) return null;
  const { matches } = await listAllMatches('opportunity', need.id);
  const { title, titleTranslated, language } = need.content;
  const proposal = await proposeConsortiaFor(need.content, matches);
  const inSets = proposal.answer.kind === 'sets' ? proposal.answer.sets.flatMap(({ members }) => members) : [];
  const alone = proposal.answer.kind === 'one-is-enough' ? [proposal.answer.id] : [];
  const needed = new Set([...inSets, ...alone]);
  const candidates = matches.filter((match, index) => index < pictured || needed.has(match.capabilityId));
  return {
    reference: need.reference,
    ...{ title, titleTranslated, language },
    own: ownFacts(need.content),
    candidates,
    proposal,
  };
}
