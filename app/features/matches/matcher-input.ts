// What the matcher is told of a listing: public sections only, so that nothing locked can move a score or show in a reason.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { PublishedListing } from '#app/persistence/published-listings.server.ts';
import type { Listing } from '#search/matching/matcher.ts';

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

const areasOf = ({ functionalArea }: { readonly functionalArea: string }): string[] =>
  functionalArea === '' ? [] : [functionalArea];

export function opportunityListing({
  id,
  content,
  organisation,
  publishedAt,
}: PublishedListing<OpportunityContent>): Listing {
  const metrics = content.metrics.map(({ name, operator, value, unit }) => `${name} ${operator} ${value} ${unit}`);
  return {
    list: 'opportunity',
    id,
    title: joined(content.title, content.titleTranslated),
    body: joined(
      content.summary,
      content.summaryTranslated,
      content.problem,
      content.presentState,
      ...metrics,
      content.offered,
    ),
    organisationId: organisation.id,
    publishedAt: publishedAt.getTime(),
    validUntil: content.validUntil,
    facts: {
      fields: content.fields,
      industryCode: content.industryCode,
      divisionCode: content.divisionCode,
      regionsServed: [],
      trl: content.trlRequired,
      kind: content.kind,
      cooperationModes: content.cooperationModes,
      budget: content.budget,
      areas: areasOf(organisation),
    },
  };
}

export function capabilityListing({
  id,
  content,
  organisation,
  publishedAt,
}: PublishedListing<CapabilityContent>): Listing {
  const cases = content.referenceCases.map(({ client, result }) => `${client} ${result}`);
  return {
    list: 'capability',
    id,
    title: joined(content.title, content.titleTranslated),
    body: joined(content.summary, content.summaryTranslated, content.description, ...cases, content.capacity),
    organisationId: organisation.id,
    publishedAt: publishedAt.getTime(),
    validUntil: content.validUntil,
    facts: {
      fields: content.fields,
      industryCode: content.industryCode,
      divisionCode: content.divisionCode,
      regionsServed: content.regionsServed,
      trl: content.trl,
      kind: content.kind,
      cooperationModes: [],
      areas: areasOf(organisation),
    },
  };
}
