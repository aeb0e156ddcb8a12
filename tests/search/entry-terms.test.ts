// The terms by which PostgreSQL finds documents, as text of its types; and the marks around what was found.
import { expect, it } from 'vitest';
import { capabilityDocument, documentVersion, opportunityDocument } from '#search/documents.ts';
import { entryQuestion, entryTerms, markedWords } from '#search/entry-terms.ts';
import { versionOf } from '#search/index-version.ts';
import { cutText, markText } from '#search/marked-text.ts';
import { aCapability, anOpportunity } from '../support/sample-contents.ts';

const organisation = { reference: 'OR-1', nameZh: '测试机构', nameEn: 'Test body', type: 'enterprise' } as const;
const listing = {
  ...{ id: '00000000-0000-0000-0000-000000000001', reference: 'OP-1', revision: 1, coachScore: 70 },
  ...{ publishedAt: new Date('2026-01-01T00:00:00Z'), organisation },
};
const document = opportunityDocument({
  ...listing,
  content: anOpportunity({ title: "低空经济's 无人机", titleTranslated: '' }),
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

it('marks what was found and cuts long texts to it', () => {
  const marks = { start: '[', end: ']' };
  expect(markText('激光焊接与激光切割', markedWords('激光'), marks)).toBe('[激光]焊接与[激光]切割');
  expect(markText('Welding of steel', markedWords('weld'), marks)).toBe('[Welding] of steel');
  expect(cutText(`${'前'.repeat(300)}激光${'后'.repeat(300)}`, markedWords('激光'), marks)).toMatch(
    /^…前{40}\[激光\]后+…$/,
  );
  expect(markText('a+b (c)', markedWords('(c) +'), marks)).toBeTypeOf('string');
});

it('an index has another version as soon as settings or documents are made otherwise', () => {
  expect(versionOf({ stopWords: ['a'] }, 1)).not.toBe(versionOf({ stopWords: ['b'] }, 1));
  expect(versionOf({ stopWords: ['a'] }, 1)).not.toBe(versionOf({ stopWords: ['a'] }, 2));
  expect(versionOf({ stopWords: ['a'] }, 1)).toBe(versionOf({ stopWords: ['a'] }, 1));
});
