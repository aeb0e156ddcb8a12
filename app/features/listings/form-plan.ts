// The sections of both listing forms, in order: what each asks, and what cannot be missing when it is published.
import type { Messages } from '#app/i18n/index.ts';

type Label = keyof Messages['listings']['label'];
/** A field, or several controls that answer one question. */
export type Question = Label | 'contact';

export interface PlanSection {
  readonly id: string;
  readonly title: (t: Messages) => string;
  readonly questions: readonly Question[];
  readonly needed: readonly Question[];
}

const what: PlanSection = {
  id: 'section-what',
  title: (t) => t.listings.section.what,
  questions: ['title', 'kind', 'language', 'summary', 'fields'],
  needed: ['title', 'kind', 'language', 'summary', 'fields'],
};
const more: PlanSection = {
  id: 'section-more',
  title: (t) => t.listingForm.section.more,
  questions: ['titleTranslated', 'summaryTranslated', 'sourceName', 'sourceUrl'],
  needed: [],
};
const readers: PlanSection = {
  id: 'section-readers',
  title: (t) => t.confidentiality.form.title,
  questions: ['sectionAccess'],
  needed: [],
};
const contact: PlanSection = {
  id: 'section-contact',
  title: (t) => t.listings.section.contact,
  questions: ['contact'],
  needed: [],
};
const change: PlanSection = {
  id: 'section-change',
  title: (t) => t.listings.section.change,
  questions: ['changeReason'],
  needed: ['changeReason'],
};

const plans: Readonly<Record<'opportunity' | 'capability', readonly PlanSection[]>> = {
  opportunity: [
    what,
    {
      id: 'section-problem',
      title: (t) => t.listings.section.problem,
      questions: ['problem', 'presentState', 'metrics'],
      needed: ['problem'],
    },
    {
      id: 'section-conditions',
      title: (t) => t.listings.section.conditions,
      questions: ['offered', 'trlRequired', 'ipTerms'],
      needed: [],
    },
    {
      id: 'section-money',
      title: (t) => t.listings.section.money,
      questions: ['budget', 'fundingSource', 'cooperationModes'],
      needed: [],
    },
    {
      id: 'section-place',
      title: (t) => t.listings.section.place,
      questions: ['validUntil', 'timeFrame', 'divisionCode', 'landingArea', 'industryCode'],
      needed: ['validUntil'],
    },
    more,
    readers,
    contact,
  ],
  capability: [
    what,
    {
      id: 'section-ability',
      title: (t) => t.listings.section.ability,
      questions: ['description', 'trl', 'referenceCases'],
      needed: ['description'],
    },
    {
      id: 'section-proof',
      title: (t) => t.listingForm.section.proof,
      questions: ['ipRights', 'qualifications'],
      needed: [],
    },
    {
      id: 'section-service',
      title: (t) => t.listings.section.service,
      questions: ['capacity', 'priceModel'],
      needed: [],
    },
    {
      id: 'section-place',
      title: (t) => t.listings.section.place,
      questions: ['validUntil', 'divisionCode', 'regionsServed', 'industryCode'],
      needed: ['validUntil'],
    },
    more,
    readers,
    contact,
  ],
};

/** `isRepublishing`: readers will be told what changed. */
export const planOf = (list: 'opportunity' | 'capability', isRepublishing: boolean): readonly PlanSection[] =>
  isRepublishing ? [...plans[list], change] : plans[list];

type Values = Readonly<Record<string, unknown>>;

/** Rows come with a relation or a type chosen: that alone says nothing. */
const chosenBeforehand = new Set(['operator', 'type']);

function isSaid(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.some(isSaid);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => !chosenBeforehand.has(name) && isSaid(inner));
}

export const isAnswered = (question: Question, values: Values): boolean =>
  question === 'budget'
    ? ['budgetMinimum', 'budgetMaximum', 'budgetNegotiable'].some((name) => isSaid(values[name]))
    : isSaid(values[question]);

export interface SectionProgress {
  readonly filled: number;
  readonly total: number;
  readonly missing: readonly Question[];
}

export const progressOf = ({ questions, needed }: PlanSection, values: Values): SectionProgress => ({
  filled: questions.filter((question) => isAnswered(question, values)).length,
  total: questions.length,
  missing: needed.filter((question) => !isAnswered(question, values)),
});

/** Where a control of this name stands, for listing errors from top to bottom; contact and the rest come last. */
export function placeInForm(name: string): number {
  const first = /^\w+/.exec(name)?.[0] ?? '';
  const plain = first.startsWith('budget') ? 'budget' : first === 'districtCode' ? 'divisionCode' : first;
  const order: readonly string[] = [...plans.opportunity, ...plans.capability, change].flatMap(
    ({ questions }) => questions,
  );
  const place = order.indexOf(plain);
  return place < 0 ? order.length : place;
}
