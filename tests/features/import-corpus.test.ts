// Every style of messy list imports with a correct report, and no telephone number or address gets out through any column.
import { describe, expect, it } from 'vitest';
import { lists } from '#app/domain/listing.ts';
import { getRows } from '#app/features/import-listings/get-run.server.ts';
import { makeTemplate } from '#app/features/import-listings/make-template.server.ts';
import { readTable } from '#app/features/import-listings/read-table.server.ts';
import { templateColumns } from '#app/features/import-listings/template-columns.ts';
import { publishListing } from '#app/features/listings/publish-listing.server.ts';
import { locales } from '#app/i18n/index.ts';
import { db } from '#app/persistence/client.server.ts';
import { countImportRows } from '#app/persistence/import-rows.server.ts';
import { findImportRun } from '#app/persistence/import-runs.server.ts';
import { listPublishedCapabilities, listPublishedOpportunities } from '#app/persistence/published-listings.server.ts';
import { loader as readCapability } from '#app/routes/capabilities/detail.tsx';
import { loader as readOpportunity } from '#app/routes/opportunities/detail.tsx';
import { loader as listOpportunities } from '#app/routes/opportunities/list.tsx';
import { capabilityDocument, opportunityDocument } from '#search/documents.ts';
import { aListFullOfContacts, canaryTraces } from '../support/contact-canaries.ts';
import { dumpRows } from '../support/database-dump.ts';
import { anOffice, imported } from '../support/import-world.ts';
import { messyLists, workbook } from '../support/messy-lists.ts';
import { aContext, aRequest } from '../support/requests.ts';

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)) ?? '';

describe('a messy list', () => {
  const corpus = messyLists();

  it('has at least fifteen styles', () => {
    expect(new Set(corpus.map(({ style }) => style)).size).toBeGreaterThanOrEqual(15);
  });

  it.each(corpus)('is imported whole: $style', async ({ name, list, bytes, titles, skipped = 0 }) => {
    const office = await anOffice();
    const id = await imported(office, { name, list, bytes });
    const { outcome } = await countImportRows(id);
    expect(outcome).toEqual({ added: titles.length, ...(skipped > 0 && { skipped }) });
    const run = await findImportRun(office.id, id);
    const { rows } = await getRows(run!, { after: 0, problemsOnly: false, outcome: 'added' });
    expect(rows.map(({ title }) => title)).toEqual(titles);
    const where = { organisationId: office.id };
    const versions =
      list === 'opportunity'
        ? await db.opportunityVersion.findMany({ where: { opportunity: where } })
        : await db.capabilityVersion.findMany({ where: { capability: where } });
    expect(asText(versions)).not.toMatch(/13[89]12345678|１３８|81234567|@example/);
    if (list === 'capability') return;
    const contacts = await db.opportunityContact.findMany({ where: { opportunity: where } });
    if (/联系|Contact/.test(asText(run?.headings))) expect(contacts.length).toBeGreaterThan(0);
  });

  it('keeps money, metrics and the person behind it', async () => {
    const office = await anOffice();
    const demand = corpus.find(({ style }) => style.startsWith('technology demands'))!;
    await imported(office, demand);
    const rows = await db.opportunity.findMany({
      where: { organisationId: office.id },
      select: {
        contact: true,
        versions: {
          select: { title: true, budgetMaximum: true, budgetNegotiable: true, timeFrame: true, metrics: true },
        },
      },
    });
    const of = (title: string) => rows.find(({ versions }) => versions[0]?.title === title);
    expect(of('辰一')?.versions[0]).toMatchObject({ budgetMaximum: 350_000_000n, timeFrame: '2022-1至2024-12' });
    expect(of('辰一')?.versions[0]?.metrics).toEqual([{ name: '效率', operator: '≥', value: '95', unit: '%' }]);
    expect(of('辰一')?.contact).toMatchObject({ name: '张三', phone: '13812345678' });
    expect(of('辰二')?.versions[0]?.budgetNegotiable).toBe(true);
    expect(of('辰三')?.versions[0]?.budgetMaximum).toBe(200_000_000n);
    expect(of('辰三')?.contact).toMatchObject({ name: '王工', phone: '13912345678' });
  });

  it('with a unit above the table has its amounts read in it', async () => {
    const office = await anOffice();
    await imported(office, corpus.find(({ style }) => style.startsWith('title rows'))!);
    const budgets = await db.opportunityVersion.findMany({
      where: { opportunity: { organisationId: office.id } },
      orderBy: { budgetMaximum: 'asc' },
      select: { budgetMinimum: true, budgetMaximum: true },
    });
    expect(budgets).toEqual([
      { budgetMinimum: 100_000_000n, budgetMaximum: 300_000_000n },
      { budgetMinimum: 12_000_000_000n, budgetMaximum: 12_000_000_000n },
    ]);
  });

  it('with an item over several rows becomes one listing with all its metrics', async () => {
    const office = await anOffice();
    await imported(office, corpus.find(({ style }) => style === 'one item over several rows')!);
    const version = await db.opportunityVersion.findFirst({
      where: { title: '卯一', opportunity: { organisationId: office.id } },
      select: { metrics: true },
    });
    expect(version?.metrics).toHaveLength(3);
  });
});

describe('a template', () => {
  it.each(lists.flatMap((list) => locales.map((locale) => ({ list, locale }))))(
    'of $list in $locale is read column by column, without its example',
    async ({ list, locale }) => {
      const { fileName, bytes } = await makeTemplate(list, locale);
      const table = await readTable(bytes, fileName);
      if (!table.ok) throw new Error(table.reason);
      expect(table.value.rows.map(({ skip }) => skip)).toEqual(['note-row']);
      const columns = templateColumns(list, locale);
      expect(table.value.headings).toEqual(columns.map(({ heading }) => heading));
      const office = await anOffice();
      const filled = columns.map(({ target, example }) => (target === 'id' ? 'N-001' : example));
      const id = await imported(office, {
        name: 'filled.xlsx',
        list,
        bytes: workbook([{ rows: [columns.map(({ heading }) => heading), filled] }]),
      });
      expect((await countImportRows(id)).outcome).toEqual({ added: 1 });
      expect((await countImportRows(id)).level).toEqual({ fine: 1 });
    },
  );
});

describe('CANARY: a contact detail in every column, in every way of writing', () => {
  it.each(lists)('is on no page, in no search document and in no row but the private ones: %s', async (list) => {
    const office = await anOffice();
    const { bytes, rows } = aListFullOfContacts(list);
    await imported(office, { name: 'everything.xlsx', list, bytes });
    const own = { where: { organisationId: office.id }, select: { id: true, reference: true } } as const;
    const made = list === 'opportunity' ? await db.opportunity.findMany(own) : await db.capability.findMany(own);
    expect(made).toHaveLength(rows);
    for (const { reference } of made) {
      const published = await publishListing(office.publisher, list, reference, { changeReason: '' });
      expect(published).toMatchObject({ ok: true });
    }
    const isPrivate = ['opportunity_contact', 'capability_contact', 'import_row', 'import_file'];
    expect((await dumpRows(isPrivate)).filter((line) => canaryTraces.test(line))).toEqual([]);
    const ids = made.map(({ id }) => id);
    const documents =
      list === 'opportunity'
        ? (await listPublishedOpportunities(ids)).map(opportunityDocument)
        : (await listPublishedCapabilities(ids)).map(capabilityDocument);
    expect(documents).toHaveLength(rows);
    expect(asText(documents)).not.toMatch(canaryTraces);
    const [read, folder] =
      list === 'opportunity' ? [readOpportunity, 'opportunities'] : [readCapability, 'capabilities'];
    for (const { reference } of made) {
      const args = { request: aRequest(`/${folder}/${reference}`), params: { reference }, context: aContext() };
      expect(asText(await read(args as never))).not.toMatch(canaryTraces);
    }
    const page = await listOpportunities({
      request: aRequest('/opportunities'),
      params: {},
      context: aContext(),
    } as never);
    expect(asText(page)).not.toMatch(canaryTraces);
  });
});
