// Filling in a listing's form by hand: on a phone, through reloads, expired sessions, second tabs and others' savings.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { demoPassword } from '#app/features/accounts/demo-people.ts';
import { expectGoodLook, expectGoodLooks } from '../support/accessibility.ts';
import { contextOf, dayIn, field, fill, hydrated, ownerPageOf, pageOf } from '../support/browser-people.ts';

test.describe.configure({ timeout: 90_000 });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const saved = (page: Page) => page.getByText(/已自动保存/).first();
const restored = (page: Page) => page.getByText(/已填上您.*没有保存的内容/);

async function open(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  await hydrated(page);
  return page;
}

/** The address of a new draft with this title, written by the page's person. */
async function aDraft(page: Page, title: string): Promise<string> {
  await open(page, '/opportunities/new');
  await fill(page, { 标题: title, 摘要: '原来的摘要', 有效期至: dayIn(60) });
  await field(page, '类型').selectOption({ label: '场景验证' });
  await page.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(page.getByText('草稿已保存，只有本机构成员能看到。')).toBeVisible();
  return new URL(page.url()).pathname;
}

/** As after an idle evening: the session is gone, the page is still open. */
const endSession = async (context: BrowserContext): Promise<void> => {
  const kept = (await context.cookies()).filter(({ name }) => !name.includes('session'));
  await context.clearCookies();
  await context.addCookies(kept);
};

async function signInAgain(page: Page, email: string): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await fill(page, { 邮箱: email, 密码: demoPassword });
  await page.getByRole('button', { name: '登录', exact: true }).first().click();
}

test('a supplier fills in a capability on a phone, and a colleague publishes it', async ({ browser }) => {
  const title = '农田墒情卫星反演服务';
  const page = await pageOf(browser, 'carmaker', phone);
  await open(page, '/capabilities/new');
  await page.getByRole('group').getByText('填写说明：标题').first().click({ force: true });
  await expect(page.getByText(/一句话说清谁需要什么/)).toBeVisible();
  await fill(page, { 标题: title, 摘要: '每周一次全省墒情图，误差不超过 5%。' });
  await field(page, '类型').selectOption({ label: '产品与解决方案' });
  await page.getByRole('checkbox', { name: '现代农业' }).check();
  await page.getByRole('link', { name: /^能力与依据/ }).click();
  await fill(page, { 能力说明: '融合光学与雷达影像，二十四小时内交付墒情图，误差不超过 5%，已在三个县连续使用两年。' });
  await fill(page.getByRole('group', { name: '案例 1', exact: true }), {
    客户或地点: '榆树市',
    年份: '2024',
    成效: '节水 12%',
  });
  await page.getByRole('button', { name: '添加知识产权' }).click();
  const right = page.getByRole('group', { name: '知识产权 1', exact: true });
  await expect(right.locator('select').first()).toBeFocused();
  await fill(right, { 编号: 'ZL202310000001.1', 权利人: '某大学、王某' });
  await field(right, '权属').selectOption({ label: '职务发明共有' });
  await page.getByRole('button', { name: '添加资质' }).click();
  await page.getByRole('button', { name: '删除：资质 1' }).click();
  await expect(page.getByRole('button', { name: '添加资质' })).toBeFocused();
  await fill(page, { 有效期至: dayIn(90), 行业代码: '仪器仪表制造业' });
  await field(page, '所在地区').selectOption({ label: '长春市' });
  await field(page, '区县').selectOption({ label: '朝阳区' });
  await fill(page, { 联系人: '王工', 电话: '0431-8800-1234' });
  await expect(saved(page)).toBeVisible();
  await expectGoodLooks(page, 'a capability filled in');
  await page.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByText('职务发明共有')).toBeVisible();
  const address = new URL(page.url()).pathname;
  const colleague = await open(await ownerPageOf(browser, 'songliao-auto'), address);
  await colleague.getByRole('button', { name: '发布', exact: true }).click();
  await colleague.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(colleague.getByText('已发布到公开清单。')).toBeVisible({ timeout: 20_000 });
  const guest = await pageOf(browser, null);
  await guest.goto(address);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(await guest.content()).not.toMatch(/王工|8800-1234/);
});

test('what is typed is there again after a reload, until it is discarded', async ({ browser }) => {
  const page = await open(await pageOf(browser, 'bidder'), '/opportunities/new');
  await fill(page, { 标题: '重新载入前填的标题' });
  await page.getByRole('button', { name: '添加指标' }).click();
  await fill(page.getByRole('group', { name: '指标 2', exact: true }), { 指标: '灵敏度', 数值: '95' });
  await expect(saved(page)).toBeVisible();
  await open(page, '/opportunities/new');
  await expect(restored(page)).toBeVisible();
  await expect(field(page, '标题')).toHaveValue('重新载入前填的标题');
  await expect(field(page.getByRole('group', { name: '指标 2', exact: true }), '指标')).toHaveValue('灵敏度');
  // Without a moment to reach the server: the device keeps it.
  await page.route('**/typed-forms*', (route) => route.abort());
  await fill(page, { 摘要: '断网时填的摘要' });
  await expect(page.getByText('已留在这台设备上').first()).toBeVisible();
  await page.unroute('**/typed-forms*');
  await open(page, '/opportunities/new');
  await expect(field(page, '摘要')).toHaveValue('断网时填的摘要');
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: '放弃这些内容' }).click();
  await expect(page.getByText('没有保存的内容已放弃。')).toBeVisible();
  await expect(field(page, '标题')).toHaveValue('');
  await expect(restored(page)).toHaveCount(0);
});

test('a session that ends in the middle loses nothing, with scripts and without', async ({ browser }) => {
  const page = await open(await ownerPageOf(browser, 'songliao-auto'), '/capabilities/new');
  const context = page.context();
  await fill(page, { 标题: '会话过期前' });
  await expect(saved(page)).toBeVisible();
  await endSession(context);
  await fill(page, { 标题: '会话过期后继续填', 有效期至: dayIn(30) });
  await expect(page.getByText(/登录已过期。内容留在这台设备上/).first()).toBeVisible();
  await page
    .getByRole('button', { name: '保存，交同事发布' })
    .or(page.getByRole('button', { name: '保存草稿' }))
    .last()
    .click();
  await signInAgain(page, 'songliao-auto@demo.example');
  await expect(page).toHaveURL(/\/capabilities\/new$/);
  await expect(field(page, '标题')).toHaveValue('会话过期后继续填');
  await expect(restored(page)).toBeVisible();
  await page.getByRole('button', { name: '放弃这些内容' }).click();
  await expect(field(page, '标题')).toHaveValue('');

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
  const form = await plain.newPage();
  await form.goto('/capabilities/new');
  await fill(form, { 标题: '没有脚本也不丢', 有效期至: dayIn(30) });
  await field(form, '所在地区').selectOption({ label: '长春市' });
  await form.getByRole('button', { name: '列出区县' }).click();
  await expect(field(form, '标题')).toHaveValue('没有脚本也不丢');
  await field(form, '区县').selectOption({ label: '朝阳区' });
  await endSession(plain);
  await form
    .getByRole('button', { name: '保存草稿' })
    .or(form.getByRole('button', { name: '保存，交同事发布' }))
    .last()
    .click();
  await expect(form.getByText('您填的内容已经替您留好')).toBeVisible();
  await signInAgain(form, 'songliao-auto@demo.example');
  await expect(field(form, '标题')).toHaveValue('没有脚本也不丢');
  await expect(field(form, '区县')).toHaveValue('220104');
  await form.getByRole('button', { name: '放弃这些内容' }).click();
});

test('newer typing in a second tab is shown, and one of the two is chosen', async ({ browser }) => {
  const context = await contextOf(browser, 'rival');
  const first = await open(await context.newPage(), '/capabilities/new');
  const second = await open(await context.newPage(), '/capabilities/new');
  await fill(first, { 标题: '第一个窗口' });
  await expect(saved(first)).toBeVisible();
  await fill(second, { 标题: '第二个窗口' });
  await expect(second.getByText(/另一个窗口或设备上填了更新的内容/)).toBeVisible();
  await second.getByRole('button', { name: '用另一边的' }).click();
  await expect(field(second, '标题')).toHaveValue('第一个窗口');
  await fill(second, { 标题: '第二个窗口接着填' });
  await expect(saved(second)).toBeVisible();
  await fill(first, { 摘要: '第一个窗口又填' });
  await expect(first.getByText(/另一个窗口或设备上填了更新的内容/)).toBeVisible();
  await first.getByRole('button', { name: '用这里的' }).click();
  await expect(saved(first)).toBeVisible();
  await open(second, '/capabilities/new');
  await expect(field(second, '摘要')).toHaveValue('第一个窗口又填');
  await second.getByRole('button', { name: '放弃这些内容' }).click();
});

test('a saving by a colleague in the meantime is shown field by field, and one takes either', async ({ browser }) => {
  const mine = await pageOf(browser, 'carmaker');
  const theirs = await ownerPageOf(browser, 'songliao-auto');
  const address = await aDraft(mine, '两个人同时改的草稿');
  await open(mine, `${address}/edit`);
  await open(theirs, `${address}/edit`);
  await fill(theirs, { 摘要: '同事的摘要', 现状: '同事补充的现状' });
  await theirs.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(theirs.getByText('草稿已保存，只有本机构成员能看到。')).toBeVisible();
  await fill(mine, { 摘要: '我的摘要', 资金来源: '企业自筹' });
  await mine.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(mine.getByText('有人在您填写期间保存了这份草稿')).toBeVisible();
  await expectGoodLook(mine, 'phone', 'light', 'two savings beside each other');
  await expectGoodLook(mine, 'desk', 'dark', 'two savings beside each other');
  const summary = mine.getByRole('group', { name: /^摘要/ });
  await expect(summary).toContainText('同事的摘要');
  await expect(summary.getByRole('radio', { name: /^我的/ })).toBeChecked();
  await expect(mine.getByRole('group', { name: /^现状/ }).getByRole('radio', { name: /^对方的/ })).toBeChecked();
  await summary.getByRole('radio', { name: /^对方的/ }).check();
  await mine.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(mine.getByText('草稿已保存，只有本机构成员能看到。')).toBeVisible();
  await open(mine, `${address}/edit`);
  await expect(field(mine, '摘要')).toHaveValue('同事的摘要');
  await expect(field(mine, '现状')).toHaveValue('同事补充的现状');
  await expect(field(mine, '资金来源')).toHaveValue('企业自筹');
  await mine.getByRole('button', { name: '放弃草稿' }).click();
  await mine.getByRole('dialog').getByRole('button', { name: '放弃', exact: true }).click();
  await expect(mine.getByText('草稿已删除。')).toBeVisible();
  expect((await mine.goto(address))?.status()).toBe(404);
});
