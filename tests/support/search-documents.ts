// Search documents with nothing in them but what a test says.
import type { FoundDocument, SearchDocument } from '#search/documents.ts';
import { indexedWords } from '#search/indexed-words.ts';

const empty: Omit<FoundDocument, 'concepts'> = {
  ...{ id: '00000000-0000-4000-8000-000000000000', list: 'opportunity', reference: 'OP-TEST', revision: 1 },
  ...{ titleZh: '', titleEn: '', summaryZh: '', summaryEn: '', bodyZh: '', bodyEn: '' },
  ...{ organisationZh: '', organisationEn: '', organisationReference: 'OR-TEST', organisationType: 'enterprise' },
  ...{ honours: [], fields: [], kind: 'pilot', stage: 'listed', language: 'zh', regions: [], industries: [] },
  ...{ budgetBand: null, budget: null, trl: null, coachScore: null, publishedAt: 0 },
  ...{ endsAt: 4_000_000_000, shownUntil: 4_000_000_000, source: '', codes: [] },
};

export function aDocument(changes: Partial<SearchDocument>): SearchDocument {
  const facts = { ...empty, ...changes };
  return { ...facts, ...indexedWords(facts, []) };
}
