// Up to four capabilities held against one need: public contents only, beside each other.

import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import { dayOf } from '#app/domain/period.ts';
import type { PublicContent } from '#app/domain/section-access.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { listMatchRows } from '#app/persistence/matches.server.ts';
import {
  findPublicOpportunity,
  listPublishedCapabilities,
  listPublishedIdsByReference,
} from '#app/persistence/published-listings.server.ts';
import { speaksOf, spokenOf } from '#search/matching/coverage.ts';

export const compareLimit = 4;

export interface ComparedCapability {
  readonly reference: string;
  readonly content: PublicContent<CapabilityContent>;
  readonly organisation: { readonly reference: string; readonly nameZh: string; readonly nameEn: string };
  /** Null when it is not among the need's stored matches. */
  readonly score: number | null;
  /** Numbers of the need's metrics that its public text speaks of. */
  readonly metrics: readonly number[];
}

export interface Comparison {
  readonly need: { readonly reference: string; readonly content: PublicContent<OpportunityContent> };
  readonly capabilities: readonly ComparedCapability[];
  /** Nothing was chosen: these are the best matches. */
  readonly isSuggested: boolean;
}

export const publicTextOf = (content: PublicContent<CapabilityContent>): string =>
  [
    content.title,
    content.titleTranslated,
    content.summary,
    content.summaryTranslated,
    content.description,
    content.capacity,
    ...content.referenceCases.map(({ client, result }) => `${client} ${result}`),
    ...content.qualifications.map(({ name }) => name),
  ].join('\n');

/** Null when the need is not on the public list. Capabilities that are not on theirs are left out. */
export async function compareCapabilities(reference: string, chosen: readonly string[]): Promise<Comparison | null> {
  const need = await findPublicOpportunity(reference, dayOf(await readClock()));
  if (!need) return null;
  const today = dayOf(await readClock());
  const rows = await listMatchRows('opportunity', need.id, today, 50);
  const scoreOf = new Map(rows.map(({ capabilityId, score }) => [capabilityId, score]));
  const isSuggested = chosen.length === 0;
  const ids = isSuggested
    ? rows.slice(0, compareLimit).map(({ capabilityId }) => capabilityId)
    : await listPublishedIdsByReference('capability', [...new Set(chosen)].slice(0, compareLimit));
  const listings = await listPublishedCapabilities(ids);
  const capabilities = listings
    .filter(({ content }) => content.validUntil >= today)
    .map(({ id, reference: own, content, organisation }) => {
      const text = spokenOf(publicTextOf(content));
      const metrics = need.content.metrics.flatMap(({ name }, index) => (speaksOf(text, name) ? [index] : []));
      const { reference: organisationReference, nameZh, nameEn } = organisation;
      return {
        ...{ reference: own, content, metrics, score: scoreOf.get(id) ?? null },
        organisation: { reference: organisationReference, nameZh, nameEn },
      };
    })
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return { need: { reference: need.reference, content: need.content }, capabilities, isSuggested };
}
