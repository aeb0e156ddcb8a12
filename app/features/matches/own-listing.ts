// What the matches on a listing's page need to know of the listing itself.
import type { CapabilityContent } from '#app/domain/capability.ts';
import type { OpportunityContent } from '#app/domain/opportunity.ts';
import type { OwnFacts } from './match-words.ts';

type Content = OpportunityContent | CapabilityContent;
const isOpportunity = (content: Content): content is OpportunityContent => 'problem' in content;

export const ownFacts = (content: Content): OwnFacts => ({
  kind: content.kind,
  fields: content.fields,
  trl: isOpportunity(content) ? content.trlRequired : content.trl,
  divisionCode: content.divisionCode,
  regionsServed: isOpportunity(content) ? [] : content.regionsServed,
});

/** Its texts in the order people read them; whoever reads them gets them through `contentFor` first. */
export const ownText = (content: Content): string[] => [
  content.title,
  content.summary,
  ...(isOpportunity(content) ? [content.problem, content.presentState] : [content.description]),
];
