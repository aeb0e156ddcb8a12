// Which small sets of candidates together cover the parts of a need that none covers alone, and who covers what.
import type { Field } from '#app/domain/field.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { MatchRow } from '#app/persistence/matches.server.ts';
import { listPublishedCapabilities } from '#app/persistence/published-listings.server.ts';
import { type ConsortiumAnswer, type ConsortiumCandidate, proposeConsortia } from '#search/matching/consortium.ts';
import { speaksOf, spokenOf } from '#search/matching/coverage.ts';
import { publicTextOf } from './compare-capabilities.server.ts';

/** A part of a need that can be checked against what a capability says in public. */
export type NeedPart =
  | { readonly kind: 'metric'; readonly name: string }
  | { readonly kind: 'field'; readonly field: Field };

export interface ConsortiumProposal {
  readonly parts: readonly NeedPart[];
  readonly answer: ConsortiumAnswer;
  /** By capability id: the parts it covers. */
  readonly covers: Readonly<Record<string, readonly number[]>>;
}

/** Candidates looked at. */
const considered = 30;
/** A candidate of another subject that happens to use the words of a metric is no partner. */
const leastScore = 0.12;

export const partsOf = (need: Pick<OpportunityContent, 'metrics' | 'fields'>): NeedPart[] => [
  ...need.metrics.filter(({ name }) => name.trim() !== '').map(({ name }) => ({ kind: 'metric' as const, name })),
  ...need.fields.map((field) => ({ kind: 'field' as const, field })),
];

/** @param need its public content. @param matches best first. */
export async function proposeConsortiaFor(
  need: Pick<OpportunityContent, 'metrics' | 'fields'>,
  matches: readonly MatchRow[],
): Promise<ConsortiumProposal> {
  const parts = partsOf(need);
  const first = matches.filter(({ score }) => score >= leastScore).slice(0, considered);
  const scores = new Map(first.map(({ capabilityId, score }) => [capabilityId, score]));
  const listings = parts.length < 2 ? [] : await listPublishedCapabilities([...scores.keys()]);
  const candidates = listings.map(({ id, content, organisation }): ConsortiumCandidate => {
    const text = spokenOf(publicTextOf(content));
    const covers = parts.flatMap((part, index) => {
      const isCovered = part.kind === 'field' ? content.fields.includes(part.field) : speaksOf(text, part.name);
      return isCovered ? [index] : [];
    });
    return { id, organisationId: organisation.id, score: scores.get(id) ?? 0, covers: new Set(covers) };
  });
  return {
    parts,
    answer: proposeConsortia(parts.length, candidates),
    covers: Object.fromEntries(candidates.map(({ id, covers }) => [id, [...covers]])),
  };
}
