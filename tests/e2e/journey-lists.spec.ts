// An office's list, from its workbook to a public batch: imported, corrected, sent to review, released by a second person at an instant.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectGoodLook } from '../support/accessibility.ts';
import { field, fill, hydrated, pageOf, wallClockIn } from '../support/browser-people.ts';
import { officeContacts, officeList, officeTitles } from '../support/office-workbook.ts';
import { pdfPages } from '../support/pdf-text.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

/** From fixing the instant to the release. */
const secondsAhead = 30;
const batchName = '冰城新区第一批场景机会清单';

let writer: Page;
let releaser: Page;
let guest: Page;
let run = '';
let batch = '';

test.beforeAll(async ({ browser }) => {
  writer = await pageOf(browser, 'publisher');
  releaser = await pageOf(browser, 'administrator');
  guest = await pageOf(browser, null);
});

const pathOf = (page: Page): string => new URL(page.url()).pathname;
/** A cell of the grid by the row of the sheet and its heading. */
const cell = (row: number, heading: string) => writer.getByRole('textbox', { name: `第 ${row} 行，${heading}` });

test('a workbook of thirty rows is read, and the two rows that cannot be are corrected in the grid', async () => {
  await writer.goto('/imports');
  await writer.getByRole('link', { name: '导入一份清单' }).first().click();
  await hydrated(writer);
  const { bytes, broken } = await officeList();
  await writer.getByLabel('选择文件').setInputFiles({
    name: '第一批场景机会清单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: bytes,
  });
  await writer.getByRole('button', { name: '上传并检查' }).click();
  await expect(writer).toHaveURL(/\/imports\/[\da-f-]{36}\?step=columns$/);
  run = pathOf(writer);
  await expect(writer.getByRole('combobox', { name: /^合作需求/ })).toHaveValue('problem');
  await writer.getByRole('button', { name: '保存并检查各行' }).click();
  await expect(writer.getByText('将新增 28 项、更新 0 项').first()).toBeVisible();
  await expect(writer.getByText('有 2 行不能导入').first()).toBeVisible();
  await writer.getByRole('link', { name: /^只看需要核对的/ }).click();
  await expect(writer).toHaveURL(/only=problems/);
  await hydrated(writer);
  for (const { row, title, problem } of broken) {
    await expect(cell(row, '场景机会名称')).toHaveValue('');
    await cell(row, '场景机会名称').fill(title);
    await cell(row, '合作需求').fill(problem);
  }
  await writer.getByRole('button', { name: '保存更正并重新检查' }).click();
  await expect(writer.getByText('将新增 30 项、更新 0 项').first()).toBeVisible();
  await expect(writer.getByText(/行不能导入/)).toHaveCount(0);
  await writer.goto(`${run}?step=rows`);
  await hydrated(writer);
  await expectGoodLook(writer, 'phone', 'light', 'the grid of an import');
  await expectGoodLook(writer, 'desk', 'dark', 'the grid of an import');
});

test('it is imported with a report of every row, and all of it is sent to review', async () => {
  await writer.getByRole('button', { name: '开始导入' }).first().click();
  await writer.getByRole('dialog').getByRole('button', { name: '开始导入' }).click();
  const send = writer.getByRole('button', { name: '全部送审' });
  await expect(send).toBeVisible({ timeout: 30_000 });
  await expect(writer.locator('dl > div').filter({ hasText: '新增' })).toContainText('30');
  await expect(writer.getByRole('rowheader', { name: officeTitles[0] ?? '' })).toBeVisible();
  await expectGoodLook(writer, 'phone', 'dark', 'the report of an import');
  await expectGoodLook(writer, 'desk', 'light', 'the report of an import');
  await send.click();
  await expect(writer.getByText('已送审。')).toBeVisible({ timeout: 30_000 });
  await releaser.goto('/reviews');
  for (const title of officeTitles)
    await expect(releaser.getByRole('link', { name: title, exact: true })).toBeVisible();
});

test('the same workbook again changes nothing', async () => {
  const page = await writer.context().newPage();
  await page.goto('/imports/new');
  const { bytes } = await officeList({ corrected: true });
  await page.getByLabel('选择文件').setInputFiles({ name: '再来一次.xlsx', mimeType: '', buffer: bytes });
  await page.getByRole('button', { name: '上传并检查' }).click();
  await page.getByRole('button', { name: '保存并检查各行' }).click();
  await expect(page.getByText('与现有内容完全一致')).toBeVisible();
  await page.close();
});

test('the writer puts them together as the first batch', async () => {
  await writer.goto('/batches');
  await writer.getByRole('link', { name: '新建批次' }).click();
  await hydrated(writer);
  await expect(field(writer, '批次号')).toHaveValue('1');
  await fill(writer, { 中文名称: batchName, 中文说明: '本批三十项，面向高校、院所和企业征集解决方案。' });
  await writer.getByRole('button', { name: '建立批次' }).click();
  await expect(writer.getByText('批次已建立，请添加条目。')).toBeVisible();
  batch = pathOf(writer).replace(/\/edit$/, '');
  for (const title of officeTitles) await writer.getByRole('checkbox', { name: title }).check();
  await writer.getByRole('button', { name: '添加所选条目' }).click();
  await expect(writer.getByText('已添加。')).toBeVisible();
  await expect(writer.getByText('您最近改动过本批，须由同事发布（四眼原则）。')).toBeVisible();
  await expect(writer.getByRole('button', { name: '立即发布本批' })).toHaveCount(0);
  expect((await guest.goto(batch))?.status()).toBe(404);
});

test('a colleague reads and approves one, and fixes the instant for all', async () => {
  await releaser.goto('/reviews');
  await releaser.getByRole('link', { name: officeTitles[0] ?? '', exact: true }).click();
  await hydrated(releaser);
  await releaser.getByRole('button', { name: '通过', exact: true }).click();
  await expect(releaser.getByText('已通过，起草人会收到邮件。')).toBeVisible();
  await releaser.goto(`${batch}/edit`);
  await hydrated(releaser);
  await expect(releaser.getByText('就绪')).toHaveCount(30);
  await releaser.getByRole('button', { name: '定时发布', exact: true }).click();
  const dialog = releaser.getByRole('dialog');
  await field(dialog, '发布时间（北京时间）').fill(wallClockIn(secondsAhead));
  await dialog.getByRole('button', { name: '定时', exact: true }).click();
  await expect(releaser.getByText('已定时发布。')).toBeVisible();
  await expect(releaser.getByText(/本批定于 .* 自动发布。/)).toBeVisible();
  expect((await guest.goto(batch))?.status()).toBe(404);
});

async function downloaded(name: string): Promise<Buffer> {
  const waiting = guest.waitForEvent('download');
  await guest.getByRole('link', { name: `下载 ${name} 文件` }).click();
  return readFileSync(await (await waiting).path());
}

test('at the instant the batch is public, with its files and without anybody’s telephone', async () => {
  await expect(async () => {
    expect((await guest.goto(batch))?.status()).toBe(200);
  }).toPass({ timeout: (secondsAhead + 40) * 1000, intervals: [1000] });
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(batchName);
  await expect(guest.getByText('30 项', { exact: true }).first()).toBeVisible();
  for (const title of officeTitles) await expect(guest.getByRole('link', { name: title, exact: true })).toBeVisible();
  await hydrated(guest);
  await expectGoodLook(guest, 'desk', 'light', 'a batch');
  await expectGoodLook(guest, 'phone', 'dark', 'a batch');
  const json = (await downloaded('JSON')).toString('utf8');
  const csv = (await downloaded('CSV')).toString('utf8');
  const pdf = pdfPages(await downloaded('PDF')).join('\n');
  const xlsx = await downloaded('Excel');
  expect(xlsx.subarray(0, 2).toString('latin1')).toBe('PK');
  const squeezed = pdf.replaceAll(/\s/g, '');
  for (const title of officeTitles) {
    expect(json).toContain(title);
    expect(csv).toContain(title);
    expect(squeezed).toContain(title);
  }
  const everything = [json, csv, pdf, await guest.content()].join('\n');
  for (const contact of officeContacts) expect(everything).not.toContain(contact);
  await writer.goto('/imports/new');
  await writer.getByLabel('选择文件').setInputFiles({ name: '导出的清单.xlsx', mimeType: '', buffer: xlsx });
  await writer.getByRole('button', { name: '上传并检查' }).click();
  await writer.getByRole('button', { name: '保存并检查各行' }).click();
  await expect(writer.getByText('与现有内容完全一致')).toBeVisible();
});
