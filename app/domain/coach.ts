// The problem-statement coach: a score of 0–100 out of named parts, the same for the writer, the server and the reader.
import type { CapabilityContent } from './capability.ts';
import { capabilityParts, capabilityTexts } from './coach-capability.ts';
import { opportunityParts, opportunityTexts } from './coach-opportunity.ts';
import { type CoachPart, type FoundPersonal, isMissing, type PartResult, personalIn } from './coach-part.ts';
import { findContacts } from './contact-finding.ts';
import type { ClarityFacts } from './listing.ts';
import type { OpportunityContent } from './opportunity.ts';

export interface CoachResult {
  /** 0–100: the sum of the parts' points. */
  readonly score: number;
  /** In the order of the form. */
  readonly parts: readonly PartResult[];
  /** Contact details and personal data in public text: never published, whatever the score. */
  readonly personal: readonly FoundPersonal[];
}

/** What is kept with a version and shown to readers. */
export interface CoachMark {
  readonly score: number;
  /** Parts with less than half of their points. */
  readonly missing: readonly CoachPart[];
}

function resultOf(parts: readonly PartResult[], personal: readonly FoundPersonal[]): CoachResult {
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts, personal };
}

export function coachOpportunity(content: OpportunityContent): CoachResult {
  const texts = opportunityTexts(content);
  const personal = personalIn(texts);
  return resultOf(opportunityParts(content, texts, personal), personal);
}

export function coachCapability(content: CapabilityContent): CoachResult {
  const texts = capabilityTexts(content);
  const personal = personalIn(texts);
  return resultOf(capabilityParts(content, texts, personal), personal);
}

/** Of whichever list; a capability is told by its description. */
export const coachListing = (content: OpportunityContent | CapabilityContent): CoachResult =>
  'problem' in content ? coachOpportunity(content) : coachCapability(content);

export const markOf = ({ score, parts }: CoachResult): CoachMark => ({
  score,
  missing: parts.filter(isMissing).map(({ part }) => part),
});

/** What publishing asks about the text. `changeReason` is public, too; `minimumScore` is the site's. */
export function clarityOf(
  content: OpportunityContent | CapabilityContent,
  changeReason: string,
  minimumScore: number,
): ClarityFacts {
  const { score, personal } = coachListing(content);
  return { coachScore: score, hasPersonal: personal.length > 0 || findContacts(changeReason).length > 0, minimumScore };
}
