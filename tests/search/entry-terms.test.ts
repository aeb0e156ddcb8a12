// The terms by which PostgreSQL finds documents, as text of its types.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentFor } from '#app/domain/section-access.ts';
import { documentVersion, opportunityDocument } from '#search/documents.ts';
import { entryQuestion, entryTerms } from '#search/entry-terms.ts';
import { versionOf } from '#search/index-version.ts';
import { anOpportunity } from '../support/sample-contents.ts';

const organisation = {
  reference: 'OR-1',
  nameZh: '测试机构',
  nameEn: 'Test body',
  type: 'enterprise',
  uscc: null,
  honours: [],
} as const;
const listing = {
  ...{ id: '00000000-0000-0000-0000-000000000001', reference: 'OP-1', revision: 1, coachScore: 70 },
  ...{ publishedAt: new Date('2026-01-01T00:00:00Z'), organisation },
};
const document = opportunityDocument({
  ...listing,
  content: contentFor(anOpportunity({ title: "低空经济's 无人机", titleTranslated: '' }), 'public').content,
});

it('Chinese becomes pairs of characters, English stems, both weighed by where they stand', () => {
  const terms = entryTerms(document);
  expect(terms).toContain("'低空':1A");
  expect(terms).toContain("'空经':2A");
  expect(terms).toMatch(/'test':\d+C/);
  expect(terms).not.toContain("'低空经'");
});

it('quotation marks and backslashes in a question stay text', () => {
  for (const text of ["o'brien", "'; DROP TABLE", '\\', 'a & b | !c', '低空"经济"', '<->'])
    expect(() => entryQuestion(text), text).not.toThrow();
  expect(entryQuestion("x'y' z").all ?? '').not.toMatch(/(^|[^'])'[^':&| ]*[^'](x|y)'y/);
});

it('all words are asked for, the last one may go on, and what follows a minus sign must not occur', () => {
  expect(entryQuestion('低空经济')).toEqual({ all: "'低空' & '空经' & '经济'", any: "('低空' | '空经' | '经济')" });
  expect(entryQuestion('laser weld').all).toBe("'laser' & 'weld':*");
  expect(entryQuestion('laser -检测').all).toBe("'laser' & !'检测'");
  expect(entryQuestion('低').all).toBe("'低':*");
  expect(entryQuestion('  ')).toEqual({ all: null, any: null });
});

it('an index has another version as soon as settings or documents are made otherwise', () => {
  expect(versionOf({ stopWords: ['a'] }, 1)).not.toBe(versionOf({ stopWords: ['b'] }, 1));
  expect(versionOf({ stopWords: ['a'] }, 1)).not.toBe(versionOf({ stopWords: ['a'] }, 2));
  expect(versionOf({ stopWords: ['a'] }, 1)).toBe(versionOf({ stopWords: ['a'] }, 1));
});

it('documents are built as the version says', () => {
  // The lexicon stands in the settings and so in the version: concepts may change by themselves.
  const { concepts, bodyConcepts, ...built } = document;
  const fingerprint = createHash('sha256').update(JSON.stringify(built)).digest('hex').slice(0, 12);
  expect([concepts, bodyConcepts].every(Array.isArray)).toBe(true);
  // Another fingerprint: count `documentVersion` up, so that every index is built anew, and write the new pair here.
  expect([documentVersion, fingerprint]).toEqual([1, '7d28e8e7b84c']);
});
