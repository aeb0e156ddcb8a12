// Search documents with nothing in them but what a test says, and filters that narrow nothing.
import type { SearchDocument } from '#search/documents.ts';
import type { SearchFilters } from '#search/query.ts';

export const noFilters: SearchFilters = {
  fields: [],
  kind: [],
  regions: [],
  organisationType: [],
  budgetBand: [],
  closingWithinDays: null,
};

const empty: SearchDocument = {
  ...{ id: '00000000-0000-4000-8000-000000000000', list: 'opportunity', reference: 'OP-TEST', revision: 1 },
  ...{ titleZh: '', titleEn: '', summaryZh: '', summaryEn: '', bodyZh: '', bodyEn: '' },
  ...{ organisationZh: '', organisationEn: '', organisationReference: 'OR-TEST', organisationType: 'enterprise' },
  ...{ fields: [], kind: 'pilot', language: 'zh', regions: [], budgetBand: null, budget: null, trl: null },
  ...{ coachScore: null, publishedAt: 0, endsAt: 4_000_000_000, source: '' },
};

export const aDocument = (changes: Partial<SearchDocument>): SearchDocument => ({ ...empty, ...changes });
