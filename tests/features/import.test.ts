// Imports from file to public list against a real database: reports, repeats, dry runs, private contacts, real lists.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import type { Permission } from '#app/domain/actor.ts';
import { addDays, dayOf } from '#app/domain/period.ts';
import { findImporter } from '#app/features/import-listings/find-importer.server.ts';
import { formatSummary, type ImportSummary } from '#app/features/import-listings/import-summary.ts';
import { sampleLists } from '#app/features/import-listings/sample-lists.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { deliverEvents } from '#app/jobs/deliver-events.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { importList, type ListImport } from '../../server/list-import.ts';
import { importSample } from '../../server/sample-import.ts';
import { waitForIndex } from '../../server/wait-for-index.ts';

const phone = '13912345678';
let organisations = 0;

async function anOrganisation(
  options: { verification?: 'verified' | 'unverified'; permissions?: Permission[]; emailVerified?: boolean } = {},
): Promise<string> {
  organisations += 1;
  const { verification = 'verified', permissions = ['draft', 'publish'], emailVerified = true } = options;
  const email = `importer-${organisations}@example.org`;
  const person = await db.person.create({ data: { name: '甲', email, emailVerified }, select: { id: true } });
  const reference = `OR-IMPT-${organisations}`;
  await db.organisation.create({
    data: {
      reference,
      type: 'government',
      nameZh: `导入机构 ${organisations}`,
      nameEn: 'Twin office',
      verification,
      verifiedAt: verification === 'verified' ? new Date('2026-01-01T00:00:00Z') : null,
      memberships: { create: { personId: person.id, role: 'publisher', permissions } },
    },
    select: { id: true },
  });
  return reference;
}

type Wishes = Partial<Omit<ListImport, 'importer'>> & { organisation: string };

async function runImport({ organisation, ...wishes }: Wishes) {
  const importer = await findImporter(organisation);
  if (!importer.ok) throw new Error(importer.reason);
  return importList({
    ...{ bytes: new Uint8Array(), fileName: '清单.csv', list: 'opportunity', publish: true, isDryRun: false },
    ...{ validUntil: null, source: null, field: null, importer: importer.value },
    ...wishes,
  });
}

async function imported(wishes: Wishes): Promise<ImportSummary> {
  const result = await runImport(wishes);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
const header = '场景机会名称,单位名称,合作需求,应用领域,有效期,联系方式';
const weldText =
  '总装二线靠人工抽检，漏检率约 6%，每月返修 120 件，下游 4 家客户多次投诉。试过超声检测，跟不上 160 米/分的产线速度。希望检出率不低于 98%，误报率不超过 2%。提供 2 万张标注图像和一条产线的夜班时段，寻求有产线经验的团队合作，2027 年 6 月前完成样机。';
const inspectionText =
  '电力线路每月巡检 120 公里，靠 36 名工人步行，冬季 5 个月无法进山，缺陷漏检率约 8%。希望单日巡检不少于 40 公里，缺陷检出率不低于 95%。提供 18 个月的巡检记录、2 个起降场地和值守人员，寻求有资质的团队合作试点，2027 年 10 月前完成。';
const laserText =
  '高功率激光器热流密度 500 W/cm²，现有冷板不够，温升超过 40 ℃，每月停机 6 次，两家客户退货。希望温升不超过 15 ℃，热阻降低不少于 30%。提供 3 台样机和测试平台，寻求高校团队合作，2027 年 9 月前完成样件。';
const weld = `焊缝缺陷在线检测,甲厂,${weldText}咨询电话 ${phone}。,人工智能,2099-12-31,王工 0431-81234567`;
const inspection = `无人机巡检,甲厂,${inspectionText},低空经济,,`;

const opportunitiesOf = (reference: string) =>
  db.opportunity.findMany({
    where: { organisation: { reference } },
    orderBy: { importKey: 'asc' },
    select: {
      reference: true,
      importSource: true,
      publishedAt: true,
      contact: true,
      versions: { orderBy: { number: 'asc' } },
    },
  });

const codesOf = ({ report }: ImportSummary) => report.rowReasons.map(({ code, count }) => `${code} ${count}`);

describe('a list', () => {
  it('of every kind of row is published, refused or kept as a draft, and every row is told of', async () => {
    const organisation = await anOrganisation();
    const cells = (...values: (string | number)[]) => values.map((value) => ({ value }));
    const book = await writeExcel([
      cells('2026 年第三批场景机会清单'),
      cells('序号', '场景机会名称', '单位名称', '合作需求', '投资额(万元)', '联系方式', '内部打分'),
      cells(1, '高功率激光器散热', '甲光电', laserText, 350, `王工 ${phone}`, 'A'),
      cells(2, '机器视觉智能质检', '乙汽车', `${weldText}详询 ${phone}`, '面议', '', ''),
      cells(3, '一般事项', '丙单位', '需要改进。', 99999999999999, '', ''),
      cells(4, '场景开放', '丁单位', '欢迎合作。', '', '', ''),
      cells('', '', '', '', 350, '', ''),
    ]).toBuffer();
    const summary = await imported({ organisation, bytes: book, fileName: '第三批.xlsx', list: null });
    expect(summary.list).toBe('opportunity');
    expect(summary.report.outcomes).toEqual({ added: 3, changed: 0, unchanged: 0, refused: 2, skipped: 0 });
    expect([summary.published, summary.drafts]).toEqual([2, 1]);
    expect(codesOf(summary)).toEqual(expect.arrayContaining(['not-saved 1', 'title-missing 1', 'draft-incomplete 1']));
    const lines = formatSummary(summary, i18nFor('zh-CN')).join('\n');
    expect(lines).toContain('内部打分：采用 0 行，未采用 1 行');
    expect(lines).toContain('file:第三批');
    expect(lines).not.toContain(phone);
    const rows = await opportunitiesOf(organisation);
    const silent = rows.find(({ versions }) => versions[0]?.title === '场景开放')?.versions[0];
    expect(silent).toMatchObject({ budgetMinimum: null, budgetMaximum: null, budgetNegotiable: false });
    expect(rows.map(({ publishedAt }) => publishedAt !== null).sort()).toEqual([false, true, true]);
  });

  it('moves a phone number of a public column into the private contact and nowhere else', async () => {
    const organisation = await anOrganisation();
    await imported({ organisation, bytes: csv(header, weld) });
    const [row] = await opportunitiesOf(organisation);
    expect(row?.contact).toMatchObject({ name: '王工', phone: `${phone}; 0431-81234567` });
    const rest = { ...row, contact: null, events: await db.event.findMany({ select: { data: true } }) };
    const text = JSON.stringify(rest, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
    expect(text).not.toMatch(/13912345678|81234567/);
  });

  it('run again changes nothing, and with one changed row updates that listing', async () => {
    const organisation = await anOrganisation();
    const run = (...lines: string[]) => imported({ organisation, bytes: csv(header, ...lines) });
    expect((await run(weld, inspection)).report.outcomes).toMatchObject({ added: 2 });
    const before = await opportunitiesOf(organisation);
    const again = await run(weld, inspection);
    expect(again.report.outcomes).toEqual({ added: 0, changed: 0, unchanged: 2, refused: 0, skipped: 0 });
    expect([again.published, again.drafts]).toEqual([2, 0]);
    const changed = await run(weld.replace('6%', '4%'), inspection);
    expect(changed.report.outcomes).toEqual({ added: 0, changed: 1, unchanged: 1, refused: 0, skipped: 0 });
    const after = await opportunitiesOf(organisation);
    expect(after.map(({ reference }) => reference)).toEqual(before.map(({ reference }) => reference));
    const versions = after.flatMap((row) => row.versions.filter(({ title }) => title === '焊缝缺陷在线检测'));
    expect(versions.map(({ number, changeReason }) => [number, changeReason])).toEqual([
      [1, ''],
      [2, 'import'],
    ]);
    expect(versions[1]?.problem).toContain('4%');
  });

  it('tried out writes nothing and reports what a real run would', async () => {
    const organisation = await anOrganisation();
    const events = await db.event.count();
    const run = (isDryRun: boolean) => imported({ organisation, bytes: csv(header, weld, inspection), isDryRun });
    const dry = await run(true);
    expect(await opportunitiesOf(organisation)).toEqual([]);
    expect(await db.event.count()).toBe(events);
    const real = await run(false);
    expect(dry.report).toEqual(real.report);
    expect(formatSummary(dry, i18nFor('en'))[1]).toMatch(/^Dry run/);
    expect((await run(true)).report.outcomes).toMatchObject({ added: 0, unchanged: 2 });
  });

  it('gives its own last day to rows without one or with a past one, and keeps the day of an earlier import', async () => {
    const organisation = await anOrganisation();
    const today = dayOf(await readClock());
    const past = inspection.replace('低空经济,,', '低空经济,2020-05-01,');
    const summary = await imported({ organisation, bytes: csv(header, weld, past) });
    expect(summary.validUntil).toBe(addDays(today, 180));
    expect(codesOf(summary)).toContain('valid-until-past 1');
    const days = async () =>
      (await opportunitiesOf(organisation)).map(({ versions }) =>
        versions.at(-1)?.validUntil.toISOString().slice(0, 10),
      );
    expect(await days()).toEqual([addDays(today, 180), '2099-12-31']);
    const day = addDays(today, 30);
    const given = await imported({ organisation, bytes: csv(header, weld, inspection), validUntil: day });
    expect([given.report.outcomes.changed, await days()]).toEqual([1, [day, '2099-12-31']]);
    const later = await imported({ organisation, bytes: csv(header, weld, inspection) });
    expect(later.report.outcomes.unchanged).toBe(2);
    expect(codesOf(later)).toContain('valid-until-kept 1');
    const wrong = await runImport({ organisation, bytes: csv(header, weld), validUntil: '2020-01-01' });
    expect(wrong).toEqual({ ok: false, reason: 'last-day-wrong' });
  });

  it('with a field for rows that tell none publishes them and says so', async () => {
    const organisation = await anOrganisation();
    const bytes = csv(header, '场景开放,丁单位,欢迎合作。,,2099-12-31,');
    const summary = await imported({ organisation, bytes, field: 'technology-services', minimumScore: 0 });
    expect([summary.published, codesOf(summary)]).toEqual([1, expect.arrayContaining(['fields-assumed 1'])]);
  });
});

describe('a row that is not clear enough', () => {
  const vague = '低空场景,甲厂,欢迎来谈合作。,低空经济,2099-12-31,';

  it('is kept as a draft, with its score and what is missing in the report; the others are published', async () => {
    const organisation = await anOrganisation();
    const summary = await imported({ organisation, bytes: csv(header, weld, vague) });
    expect([summary.published, summary.drafts]).toEqual([1, 1]);
    const reason = summary.report.rowReasons.find(({ code }) => code === 'draft-too-vague');
    expect(reason).toMatchObject({ level: 'warning', count: 1, rows: [3] });
    expect(reason?.details[0]).toMatch(/^\d{1,2}: (?=.*\bproblem\b)(?=.*\bmetrics\b)/);
    const rows = await opportunitiesOf(organisation);
    const draft = rows.find(({ publishedAt }) => !publishedAt)?.versions[0];
    expect(draft?.coachScore).toBeLessThan(50);
    expect(draft?.coachMissing).toContain('metrics');
  });

  it('is published where the caller asks for no clarity, with its score', async () => {
    const organisation = await anOrganisation();
    const summary = await imported({ organisation, bytes: csv(header, vague), minimumScore: 0 });
    expect(summary.published).toBe(1);
    expect((await opportunitiesOf(organisation))[0]?.versions[0]?.coachScore).toBeLessThan(50);
  });
});

describe('who imports', () => {
  it('is found by reference or exact name; a name of several is refused', async () => {
    const reference = await anOrganisation();
    await anOrganisation();
    const found = await findImporter(`导入机构 ${organisations - 1}`);
    expect(found).toMatchObject({ ok: true, value: { organisation: { reference } } });
    expect(found.ok && found.value.actor.requestId).toMatch(/^import-[0-9a-f-]{36}$/);
    expect(await findImporter('Twin office')).toEqual({ ok: false, reason: 'organisation-ambiguous' });
    expect(await findImporter('OR-NONE')).toEqual({ ok: false, reason: 'organisation-unknown' });
    const closed = await anOrganisation({ emailVerified: false });
    expect(await findImporter(closed)).toEqual({ ok: false, reason: 'member-missing' });
  });

  it.each([
    ['an unverified organisation', { verification: 'unverified' } as const, 'not-verified', '尚未通过核验'],
    ['members who may only draft', { permissions: ['draft'] as Permission[] }, 'may-not-publish', '没有成员有发布权限'],
  ])('%s gets drafts, and the report says so', async (_, options, reason, words) => {
    const organisation = await anOrganisation(options);
    const summary = await imported({ organisation, bytes: csv(header, weld) });
    expect([summary.draftsOnly, summary.published, summary.drafts]).toEqual([reason, 0, 1]);
    expect(formatSummary(summary, i18nFor('zh-CN')).join('\n')).toContain(words);
    expect((await opportunitiesOf(organisation))[0]?.publishedAt).toBeNull();
  });
});

describe('search and matching', () => {
  it('are waited for when somebody delivers to them, and not when nobody does', { timeout: 60_000 }, async () => {
    const organisation = await anOrganisation();
    await imported({ organisation, bytes: csv(header, weld, inspection) });
    const alone = await waitForIndex(() => {});
    expect(alone.state).toBe('unattended');
    expect(alone.pending).toBeGreaterThan(0);
    const workers = deliverEvents((error) => {
      throw error;
    });
    const waited: number[] = [];
    try {
      const state = async () => (await waitForIndex((pending) => waited.push(pending), { pauseMs: 50 })).state;
      await expect.poll(state, { timeout: 45_000 }).toBe('delivered');
    } finally {
      await Promise.all(workers.map(({ stop }) => stop()));
    }
    expect((await waitForIndex(() => {})).pending).toBe(0);
  });
});

describe('the real lists', () => {
  const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  const load = async () => {
    const summaries: ImportSummary[] = [];
    for (const sample of sampleLists) summaries.push(await importSample(folder, sample));
    return summaries.map(({ report, published }) => ({ ...report.outcomes, published }));
  };

  it('load whole and published, and a second time unchanged', { timeout: 120_000 }, async () => {
    for (const { fileName } of sampleLists)
      if (!existsSync(path.join(folder, fileName))) throw new Error(`${fileName} not found in ${folder}`);
    const none = { changed: 0, refused: 0, skipped: 0 };
    expect(await load()).toEqual([
      { ...none, added: 318, unchanged: 0, published: 318 },
      { ...none, added: 226, unchanged: 0, published: 226 },
    ]);
    const events = await db.event.count();
    expect(await load()).toEqual([
      { ...none, added: 0, unchanged: 318, published: 318 },
      { ...none, added: 0, unchanged: 226, published: 226 },
    ]);
    expect(await db.event.count()).toBe(events);
    const made = await db.organisation.findMany({
      where: { isDemo: true, verification: 'verified' },
      select: { opportunities: { where: { publishedAt: { not: null } } }, capabilities: { select: { id: true } } },
    });
    expect(made.map(({ opportunities, capabilities }) => opportunities.length + capabilities.length).sort()).toEqual([
      226, 318,
    ]);
  });
});
