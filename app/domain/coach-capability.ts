// The eleven parts of a capability's score; points add up to 100.
import type { CapabilityContent, CapabilityKind } from './capability.ts';
import {
  advertisingPart,
  clarityPart,
  contactsPart,
  type FieldTexts,
  type FoundPersonal,
  type PartResult,
  scored,
  step,
} from './coach-part.ts';
import { lengthOf, measuresIn, mentions, moneyIn, readable } from './coach-signals.ts';
import {
  abilityWords,
  deliveryWords,
  ipWords,
  maturityWords,
  partnerWords,
  priceWords,
  usedWords,
  whoWords,
} from './coach-words.ts';

/** All public texts, for what must not stand in any of them. */
export const capabilityTexts = (content: CapabilityContent): FieldTexts => [
  ['title', content.title],
  ['titleTranslated', content.titleTranslated],
  ['summary', content.summary],
  ['summaryTranslated', content.summaryTranslated],
  ['description', content.description],
  ...content.referenceCases.flatMap(({ client, result }, index) => [
    [`referenceCases[${index}].client`, client] as const,
    [`referenceCases[${index}].result`, result] as const,
  ]),
  ...content.ipRights.map(({ owners }, index) => [`ipRights[${index}].owners`, owners] as const),
  ...content.qualifications.map(({ name }, index) => [`qualifications[${index}].name`, name] as const),
  ['capacity', content.capacity],
  ['priceModel', content.priceModel],
  ['sourceName', content.sourceName],
];

function abilityPart({ description, summary }: CapabilityContent): PartResult {
  const said = readable(description) || readable(summary);
  const means = mentions(said, abilityWords);
  const delivered = mentions(said, deliveryWords);
  const length = step(lengthOf(description), [15, 2], [30, 3], [60, 5], [110, 7], [160, 8]);
  const points = length + step(means.length, [1, 2], [2, 4], [4, 6]) + (delivered.length > 0 ? 2 : 0);
  return scored('ability', 16, points, { found: [...means, ...delivered], field: 'description' });
}

function forWhomPart({ title, summary, description, referenceCases }: CapabilityContent): PartResult {
  const said = readable(description, summary, title, ...referenceCases.map(({ client }) => client));
  const people = mentions(said, whoWords);
  const fits =
    /适用|面向|用于|适合|针对|服务于|suitable|applies to|intended for|aimed at|for use|application|designed for/i.exec(
      said,
    )?.[0];
  const points = step(people.length, [1, 5], [2, 7], [3, 8]) + (fits ? 2 : 0);
  return scored('for-whom', 10, points, { found: fits ? [fits, ...people] : people, field: 'description' });
}

function evidencePart({ referenceCases, qualifications, description, summary }: CapabilityContent): PartResult {
  const cases = referenceCases.filter(({ client, result }) => client.trim() && result.trim());
  const half = referenceCases.length - cases.length;
  const ofCases = cases.reduce((sum, { result }) => sum + (/\d/.test(readable(result)) ? 8 : 6), 0) + half * 3;
  const named = qualifications.filter(({ name }) => name.trim() !== '').length;
  const used = mentions(readable(description, summary), usedWords);
  const points = ofCases + Math.min(4, named * 2) + step(used.length, [1, 3], [2, 5]);
  const found = [...cases.map(({ client, result }) => `${client.trim()}: ${result.trim()}`), ...used];
  return scored('evidence', 18, points, { found, field: 'referenceCases' });
}

function performancePart({ description, summary, referenceCases, capacity }: CapabilityContent): PartResult {
  const { targets, plain } = measuresIn(
    readable(description, summary, ...referenceCases.map(({ result }) => result), capacity),
  );
  const points = targets.length * 5 + plain.length * 4;
  return scored('performance', 16, points, { found: [...targets, ...plain], field: 'description' });
}

/** Lending money and finding people have no readiness level and own no patents. */
const softKinds: readonly CapabilityKind[] = ['finance-product', 'talent-service'];
const serviceKinds: readonly CapabilityKind[] = [...softKinds, 'contract-service', 'proof-of-concept', 'platform'];

function maturityPart({
  trl,
  description,
  summary,
  kind,
  referenceCases,
  qualifications,
}: CapabilityContent): PartResult {
  const words = mentions(readable(description, summary), maturityWords);
  const proven = serviceKinds.includes(kind) && referenceCases.length + qualifications.length > 0;
  const points = trl !== null || proven ? 8 : step(words.length, [1, 4], [2, 6]);
  return scored('maturity', 8, points, { found: [...(trl === null ? [] : [`TRL ${trl}`]), ...words], field: 'trl' });
}

function ipPart({ ipRights, qualifications, kind, description }: CapabilityContent): PartResult {
  const numbered = ipRights.filter(({ number }) => number.trim() !== '').length;
  const ofRows = numbered > 0 ? 6 : ipRights.length > 0 ? 5 : 0;
  const ofService = qualifications.length > 0 ? (serviceKinds.includes(kind) ? 6 : 3) : 0;
  const words = mentions(readable(description), ipWords);
  const found = [
    ...ipRights.map(({ number, owners }) => number.trim() || owners.trim()),
    ...qualifications.map(({ name }) => name),
  ];
  const points = ofRows || ofService || (words.length > 0 ? 3 : 0);
  return scored('ip-rights', 6, points, { found: found.length > 0 ? found.filter(Boolean) : words, field: 'ipRights' });
}

function supplyPart({ capacity, priceModel, description }: CapabilityContent): PartResult {
  const sized = capacity.trim() ? (/\d|[一二两三四五六七八九十百千]/.test(readable(capacity)) ? 4 : 3) : 0;
  const priced = priceModel.trim() ? (mentions(readable(priceModel), priceWords).length > 0 ? 4 : 3) : 0;
  const inText = moneyIn(readable(description));
  const points = sized + priced + (priced === 0 && inText.length > 0 ? 2 : 0);
  return scored('supply', 8, points, {
    found: [capacity.trim(), priceModel.trim(), ...(priced === 0 ? inText : [])].filter(Boolean),
    field: capacity.trim() ? 'priceModel' : 'capacity',
  });
}

function partnerPart({ description, summary, priceModel, kind }: CapabilityContent): PartResult {
  const words = mentions(readable(description, summary, priceModel), partnerWords);
  const points =
    step(words.length, [1, 3], [2, 4]) + (kind === 'intellectual-property' || kind === 'finance-product' ? 2 : 0);
  return scored('partner', 4, points, { found: words, field: 'description' });
}

export function capabilityParts(
  content: CapabilityContent,
  texts: FieldTexts,
  personal: readonly FoundPersonal[],
): readonly PartResult[] {
  const { title, summary, description } = content;
  return [
    abilityPart(content),
    forWhomPart(content),
    evidencePart(content),
    performancePart(content),
    maturityPart(content),
    ipPart(content),
    supplyPart(content),
    partnerPart(content),
    clarityPart(6, { title, summary, body: description, bodyField: 'description' }),
    advertisingPart(4, texts),
    contactsPart(4, texts, personal),
  ];
}
