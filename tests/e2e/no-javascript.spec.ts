// What must work in a browser without JavaScript: searching, language, signing in, drafting, expressing interest.
import { expect, type Page, test } from '@playwright/test';
import { demoPassword } from '#app/features/accounts/demo-people.ts';
import { dayIn, emailOf, field, fill, pageOf } from '../support/browser-people.ts';

test.use({ javaScriptEnabled: false });
test.describe.configure({ timeout: 60_000 });

const bidderPage = (browser: Parameters<typeof pageOf>[0]): Promise<Page> =>
  pageOf(browser, 'bidder', { javaScriptEnabled: false });

test('search narrows by field and keeps its state in the address', async ({ page }) => {
  const agriculture = page.getByRole('checkbox', { name: /^现代农业/ });
  // Just after the first start the search index is still being filled.
  await expect(async () => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('卫星遥感');
    await page.getByRole('search').getByRole('button', { name: '搜索' }).click();
    await expect(agriculture).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 40_000 });
  await agriculture.check();
  await page.getByRole('button', { name: '应用筛选' }).click();
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('q')).toBe('卫星遥感');
  expect(searchParams.getAll('field')).toEqual(['modern-agriculture']);
  await expect(page.getByRole('checkbox', { name: /^现代农业/ })).toBeChecked();
  await expect(page.locator('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
});

test('the language changes and the page stays the same', async ({ page }) => {
  await page.goto('/search?q=laser');
  await page.getByRole('button', { name: /English/ }).click();
  await expect(page).toHaveURL(/\/search\?q=laser$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('searchbox')).toHaveValue('laser');
});

test('signing in leads to where one was going', async ({ page }) => {
  await page.goto('/workspace');
  await fill(page, { 邮箱: emailOf('carmaker'), 密码: demoPassword });
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
  const shown = (await page.getByText(/此刻的动态口令是/).textContent()) ?? '';
  await fill(page, { 动态口令或恢复码: /\d{6}/.exec(shown)?.[0] ?? '' });
  await page.getByRole('button', { name: '继续登录' }).click();
  await expect(page).toHaveURL(/\/workspace$/);
  await expect(page.getByText('您已登录。')).toBeVisible();
});

test('an opportunity is drafted, with a metric row added on the way', async ({ browser }) => {
  const page = await bidderPage(browser);
  await page.goto('/opportunities/new');
  await fill(page, { 标题: '无脚本浏览器里的草稿', 有效期至: dayIn(30) });
  await field(page, '类型').selectOption({ label: '场景验证' });
  const row = (number: number) => page.getByRole('group', { name: `指标 ${number}`, exact: true });
  await fill(row(1), { 指标: '定位误差', 数值: '0.3', 单位: 'm' });
  await page.getByRole('button', { name: '添加指标' }).click();
  await expect(field(page, '标题')).toHaveValue('无脚本浏览器里的草稿');
  await expect(field(row(1), '指标')).toHaveValue('定位误差');
  await fill(row(2), { 指标: '续航', 数值: '6', 单位: 'h' });
  await page.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(page.getByText('草稿已保存，只有本机构成员能看到。')).toBeVisible();
  await expect(page.getByRole('row', { name: /定位误差/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /续航/ })).toBeVisible();
  await page.context().close();
});

test('a phone number in the public text is moved to the contact fields, and the score shows', async ({ browser }) => {
  const page = await bidderPage(browser);
  await page.goto('/opportunities/new');
  await fill(page, {
    标题: '冬季巡检',
    有效期至: dayIn(30),
    要解决的问题: '人工巡检漏检率约 6%，联系人：王小明，电话 139-0000-6633。',
  });
  await field(page, '类型').selectOption({ label: '场景验证' });
  await page.getByRole('button', { name: '添加指标' }).click();
  const coach = page.getByRole('complementary', { name: '清晰度检查' });
  await coach.getByRole('button', { name: '移到联系人栏' }).click();
  await expect(field(page, '要解决的问题')).toHaveValue('人工巡检漏检率约 6%，（联系方式见平台）。');
  await expect(field(page, '联系人')).toHaveValue('王小明');
  await expect(field(page, '电话')).toHaveValue('139-0000-6633');
  await expect(coach.getByRole('button', { name: '移到联系人栏' })).toHaveCount(0);
  await expect(coach.getByRole('meter', { name: '清晰度' })).toBeVisible();
  await page.context().close();
});

test('interest in an opportunity is expressed', async ({ browser }) => {
  const page = await bidderPage(browser);
  await page.goto('/search?q=无人机&list=opportunity');
  await page.locator('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
  await page.getByRole('link', { name: '我们能做，表达意向' }).click();
  await page.getByRole('button', { name: '发送意向' }).click();
  await expect(page.getByRole('alert')).toContainText('请填写此项');
  await fill(page, { 希望怎样合作: '先飞一条航线。', 我们是谁: '我们做农情遥感。', 电话: '138-0000-6633' });
  await page.getByRole('button', { name: '发送意向' }).click();
  await expect(page.getByText('意向已发出，对方会在 10 个工作日内答复。')).toBeVisible();
  await page.context().close();
});
