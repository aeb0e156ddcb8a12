// A list that the site gave out, line by line: what is written is what is read, whatever number was drawn for it.
import { expect, it } from 'vitest';
import { sheetHeadings, sheetRow } from '#app/domain/list-sheet.ts';
import { contentFor } from '#app/domain/section-access.ts';
import { mapOwnCapability, mapOwnOpportunity } from '#app/features/import-listings/map-own-list.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { sheetWords } from '#app/ui/sheet-words.ts';
import { aCapability, anOpportunity } from '../support/sample-listings.ts';

const words = sheetWords('zh-CN', i18nFor('zh-CN').t);
const cellsOf = (list: 'opportunity' | 'capability', row: readonly string[]) =>
  Object.fromEntries(sheetHeadings(list, words).map((heading, index) => [heading, row[index] ?? '']));

it.each(['OP-VXQV-TE6V-92', 'OP-WXBT-81A0-VA', 'OP-QQVD-0TQZ-WV', 'OP-1381-2345-67'])(
  'the number %s is no contact of anybody',
  (reference) => {
    const { content } = contentFor(anOpportunity(), 'public');
    const row = sheetRow('opportunity', words, { reference, organisation: '甲厂', content }, 1);
    expect(mapOwnOpportunity({ number: 2, cells: cellsOf('opportunity', row) }, words)).toMatchObject({
      ok: true,
      reference,
      content: { title: content.title, problem: content.problem },
    });
  },
);

it('how a right is owned comes back, also where nothing is said', () => {
  const ipRights = [
    { type: 'invention-patent', number: 'ZL2020', owners: '甲 | 乙', ownership: 'shared-service-invention' },
    { type: 'trade-secret', number: '', owners: '甲' },
  ] as const;
  const { content } = contentFor(aCapability({ ipRights }), 'public');
  const row = sheetRow('capability', words, { reference: 'CP-7K3M-9AAA-T2', organisation: '甲厂', content }, 1);
  expect(mapOwnCapability({ number: 2, cells: cellsOf('capability', row) }, words)).toMatchObject({
    ok: true,
    content: { ipRights },
  });
});
