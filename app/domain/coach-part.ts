// One part of the coach's score: named, with points, what was found, and what to add. Shared by both lists.

import { lengthOf, meanSentence, mentions, readable } from './coach-signals.ts';
import { hollowWords, praiseWords } from './coach-words.ts';
import { findContacts } from './contact-finding.ts';

export const opportunityParts = [
  'problem',
  'who',
  'metrics',
  'offered',
  'budget',
  'time-frame',
  'ip-terms',
  'partner',
  'clarity',
  'no-advertising',
  'no-contacts',
] as const;
export type OpportunityPart = (typeof opportunityParts)[number];

export const capabilityParts = [
  'ability',
  'for-whom',
  'evidence',
  'performance',
  'maturity',
  'ip-rights',
  'supply',
  'partner',
  'clarity',
  'no-advertising',
  'no-contacts',
] as const;
export type CapabilityPart = (typeof capabilityParts)[number];
export type CoachPart = OpportunityPart | CapabilityPart;

/** What exactly about length and clarity could be better. */
export const clarityRemarks = [
  'title-short',
  'title-long',
  'summary-missing',
  'summary-long',
  'body-short',
  'body-long',
  'sentences-long',
  'hollow-words',
] as const;
export type ClarityRemark = (typeof clarityRemarks)[number];

export interface PartResult {
  readonly part: CoachPart;
  /** Whole points, 0 to `maximum`. */
  readonly points: number;
  readonly maximum: number;
  /** Words of the text that counted, for or against. */
  readonly found: readonly string[];
  readonly remarks: readonly ClarityRemark[];
  /** Name of the form field where it is mended. */
  readonly field: string;
}

/** Less than half of what it could be: readers are told. What must not be there is never missing where nothing was found. */
export const isMissing = ({ part, points, maximum, found }: PartResult): boolean =>
  points * 2 < maximum && !(part.startsWith('no-') && found.length === 0);

export interface FoundPersonal {
  readonly kind: 'email' | 'chat' | 'identity' | 'phone' | 'name';
  readonly value: string;
  readonly field: string;
}

/** The public texts by form field, such as `metrics[0].name`. */
export type FieldTexts = readonly (readonly [field: string, text: string])[];

export const step = (value: number, ...steps: readonly (readonly [from: number, points: number])[]): number =>
  steps.reduce((points, [from, given]) => (value >= from ? given : points), 0);

interface Scored {
  readonly found?: readonly string[];
  readonly remarks?: readonly ClarityRemark[];
  readonly field: string;
}

export const scored = (
  part: CoachPart,
  maximum: number,
  points: number,
  { found, remarks, field }: Scored,
): PartResult => ({
  part,
  maximum,
  points: Math.max(0, Math.min(maximum, Math.round(points))),
  found: [...new Set(found ?? [])].slice(0, 6),
  remarks: remarks ?? [],
  field,
});

export function clarityPart(
  maximum: 8 | 6,
  { title, summary, body, bodyField }: { title: string; summary: string; body: string; bodyField: string },
): PartResult {
  const remarks: ClarityRemark[] = [];
  const judge = (length: number, least: number, most: number, short: ClarityRemark, long: ClarityRemark): boolean => {
    if (length < least) remarks.push(short);
    if (length > most) remarks.push(long);
    return length >= least && length <= most;
  };
  const titleOk = judge(lengthOf(title), 6, 60, 'title-short', 'title-long');
  const summaryOk = judge(lengthOf(summary), 15, 400, 'summary-missing', 'summary-long');
  const bodyOk = judge(lengthOf(body), 60, 4000, 'body-short', 'body-long');
  const hollow = mentions(readable(title, summary, body), hollowWords);
  const isPlain = hollow.length <= 2;
  if (!isPlain) remarks.push('hollow-words');
  const isShort = meanSentence(body) <= 90;
  if (!isShort) remarks.push('sentences-long');
  const each = maximum / 4;
  const isText = lengthOf(body) >= 20;
  const points =
    (Number(titleOk) + Number(summaryOk) + Number(bodyOk)) * each + (isText && isPlain && isShort ? each : 0);
  const field = !titleOk ? 'title' : !summaryOk ? 'summary' : bodyField;
  return scored('clarity', maximum, points, { found: isPlain ? [] : hollow, remarks, field });
}

/** An empty form has no merit of being free of praise. */
const leastText = 20;

export function advertisingPart(maximum: number, texts: FieldTexts): PartResult {
  const all = readable(...texts.map(([, text]) => text));
  const found = mentions(all, praiseWords);
  const field = texts.find(([, text]) => mentions(readable(text), praiseWords).length > 0)?.[0] ?? 'summary';
  const points = lengthOf(all) < leastText ? 0 : maximum - found.length * 2;
  return scored('no-advertising', maximum, points, { found, field });
}

export function personalIn(texts: FieldTexts): readonly FoundPersonal[] {
  return texts.flatMap(([field, text]) =>
    text.length < 4 ? [] : findContacts(text).map(({ kind, value }) => ({ kind, value, field })),
  );
}

export function contactsPart(maximum: number, texts: FieldTexts, personal: readonly FoundPersonal[]): PartResult {
  const isText = lengthOf(texts.map(([, text]) => text).join('\n')) >= leastText;
  const points = isText && personal.length === 0 ? maximum : 0;
  return scored('no-contacts', maximum, points, {
    found: personal.map(({ value }) => value),
    field: personal[0]?.field ?? 'contact.name',
  });
}
