// The world of the golden queries: the demo's contents and a few listings written to be confused with each other, as documents.
import { readFileSync } from 'node:fs';
import type { Field } from '#app/domain/field.ts';
import { contentFor } from '#app/domain/section-access.ts';
import { readDemoCapabilities, readDemoOpportunities, readDemoOrganisations } from '#prisma/demo/content.ts';
import {
  callDocument,
  capabilityDocument,
  opportunityDocument,
  organisationDocument,
  type PublicHolder,
  type SearchDocument,
} from '#search/documents.ts';

const today = '2026-11-30';
const publishedAt = new Date(`${today}T00:00:00Z`);
const bidsUntil = new Date('2099-12-31T00:00:00Z');

/** One with a reference people can type; the others are known by their key. */
const references: Readonly<Record<string, string>> = {
  'spot-weld-inspection': 'OP-SPOT-WELD-01',
  'zhuheng-agv': 'CP-AGV0-0000-00',
  'call-maize': 'CL-MAIZ-E001-00',
};

interface Written {
  readonly key: string;
  readonly list: 'opportunity' | 'capability' | 'call';
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly body: string;
  readonly fields: readonly Field[];
}

const written = (): Written[] =>
  JSON.parse(readFileSync('search/evaluation/search-golden/listings.json', 'utf8')) as Written[];

const writtenHolder: PublicHolder = {
  reference: 'OR-GOLD-EN00-00',
  nameZh: '样例单位',
  nameEn: '',
  type: 'enterprise',
  uscc: null,
  honours: [],
};

function holders(): Map<string, PublicHolder> {
  return new Map(
    readDemoOrganisations().map(({ key, nameZh, nameEn, type, uscc }) => [
      key,
      { reference: key, nameZh, nameEn, type, uscc, honours: key === 'chiyao-laser' ? (['hnte'] as const) : [] },
    ]),
  );
}

interface Listing<Content> {
  readonly key: string;
  readonly organisation: string;
  readonly content: Content;
}

function writtenDocument(
  { key, list, titleZh, titleEn, summaryZh, summaryEn, body, fields }: Written,
  like: { opportunity: ReturnType<typeof readDemoOpportunities>[number]['content'] },
): SearchDocument {
  const facts = { id: key, reference: references[key] ?? key, publishedAt, organisation: writtenHolder };
  const content = {
    ...like.opportunity,
    ...{ language: 'zh' as const, title: titleZh, titleTranslated: titleEn, problem: body, fields },
    ...{
      summary: summaryZh,
      summaryTranslated: summaryEn,
      presentState: '',
      metrics: [],
      offered: '',
      landingArea: '',
    },
    ...{ industryCode: '', divisionCode: '', sectionAccess: {} },
  };
  const opportunity = contentFor(content, 'public').content;
  if (list === 'call')
    return callDocument({
      ...{ ...facts, title: titleZh, terms: body, mode: 'single-winner', phase: 'open', prizeMinor: null, bidsUntil },
      opportunity: contentFor({ ...content, title: summaryZh, titleTranslated: summaryEn }, 'public').content,
    });
  const document = opportunityDocument({ ...facts, revision: 1, coachScore: null, content: opportunity });
  return { ...document, list };
}

/** Documents whose ids are the keys of the golden queries. */
export function goldenDocuments(): SearchDocument[] {
  const known = holders();
  const facts = ({ key, organisation }: Listing<unknown>) => ({
    ...{ id: key, reference: references[key] ?? key, revision: 1, publishedAt, coachScore: null },
    organisation: known.get(organisation) ?? writtenHolder,
  });
  const opportunities = readDemoOpportunities(today);
  const like = { opportunity: opportunities[0]?.content };
  if (!like.opportunity) throw new Error('the demo has no opportunities');
  const example = { opportunity: like.opportunity };
  return [
    ...opportunities.map((one) =>
      opportunityDocument({ ...facts(one), content: contentFor(one.content, 'public').content }),
    ),
    ...readDemoCapabilities(today).map((one) =>
      capabilityDocument({ ...facts(one), content: contentFor(one.content, 'public').content }),
    ),
    ...readDemoOrganisations().map((one) =>
      organisationDocument({
        ...{ id: `org-${one.key}`, organisation: known.get(one.key) ?? writtenHolder, divisionCode: one.divisionCode },
        ...{ descriptionZh: one.descriptionZh, descriptionEn: one.descriptionEn, verifiedAt: publishedAt },
      }),
    ),
    ...written().map((one) => writtenDocument(one, example)),
  ];
}
