// English messages: search.
import type { Translated } from '../message-shape.ts';
import type { search as source } from '../zh-CN/search.ts';

const results = new Intl.PluralRules('en');

export const search: Translated<typeof source> = {
  title: 'Search',
  label: 'Search opportunities and capabilities',
  placeholder: 'Try: satellite imagery, lidar, 细胞制备',
  submit: 'Search',
  tabs: { label: 'Lists', all: 'All', opportunity: 'Opportunities', capability: 'Capabilities' },
  filters: 'Filters',
  apply: 'Apply filters',
  clear: 'Clear filters',
  more: 'More',
  facet: {
    fields: 'Field',
    kind: 'Kind',
    regions: 'Region',
    organisationType: 'Organisation type',
    budgetBand: 'Budget',
    closing: 'Validity',
  },
  closing: { any: 'Any', within: (p) => `Ends within ${p.days} days` },
  sort: 'Sort by',
  sorts: { relevance: 'Relevance', newest: 'Newest', closing: 'Ending soonest' },
  results: (p) => {
    const count = results.select(p.count) === 'one' ? `${p.count} result` : `About ${p.count} results`;
    return p.text ? `${count} for “${p.text}”` : count;
  },
  page: (p) => `Page ${p.page} of ${p.pages}`,
  emptyTitle: 'Nothing fits these words and filters',
  emptyText:
    'Try other words or fewer filters. You can search in Chinese or English, and small typing errors are forgiven.',
  unavailableTitle: 'Search is unavailable for the moment',
  unavailableText: 'The search service is recovering. Please try again shortly, or browse the lists.',
  browse: { opportunities: 'Browse opportunities', capabilities: 'Browse capabilities' },
  budget: (p) => `Budget ${p.text}`,
};
