// The main path as its people walk it: publish, find, match, introduce, post a call, bid under seal, open.
import { expect, type Page, test } from '@playwright/test';
import { demoPassword } from '#app/features/accounts/demo-people.ts';
import {
  dayIn,
  downloadedText,
  field,
  fill,
  hydrated,
  ownerPageOf,
  pageOf,
  proveIfAsked,
  wallClockIn,
} from '../support/browser-people.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

/** From filling in the call to its deadline: enough to publish it and to bid four times. */
const biddingSeconds = 60;

const title = '动力电池热失控光声气体预警';
const english = 'Photoacoustic gas warning of battery thermal runaway';
const carmakerPhone = '0431-8800-6611';
const bidderPhone = '138-0000-6622';
const contentOfBid = '以光声光谱检出一氧化碳与氢气，提前六分钟报警。';

let guest: Page;
let carmaker: Page;
/** Of the carmaker's organisation, too: what one of the two writes the other publishes. */
let colleague: Page;
/** Reads English; all others read Chinese. */
let bidder: Page;
let rival: Page;
let opportunity = '';
let introduction = '';
let call = '';
let lastHash = '';

test.beforeAll(async ({ browser }) => {
  guest = await pageOf(browser, null);
  carmaker = await pageOf(browser, 'carmaker');
  colleague = await ownerPageOf(browser, 'songliao-auto');
  bidder = await pageOf(browser, 'bidder', { locale: 'en-GB' });
  rival = await pageOf(browser, 'rival');
});

const pathOf = (page: Page): string => new URL(page.url()).pathname;

test('a carmaker writes an opportunity through the form, and a colleague publishes it', async () => {
  await carmaker.goto('/workspace');
  await carmaker.getByRole('link', { name: '新建场景机会' }).first().click();
  await hydrated(carmaker);
  await fill(carmaker, { 标题: title, '标题（另一种语言）': english });
  await field(carmaker, '类型').selectOption({ label: '技术攻关' });
  await fill(carmaker, {
    摘要: '在电池包内提前发现热失控特征气体，给乘员留出撤离时间。',
    要解决的问题:
      '低温快充后电池包偶发热失控，现有温度与电压判据到报警时只剩一分钟；特征气体出现更早，但半导体气敏元件在零下三十度漂移严重，误报多，需要新的检测原理。',
  });
  await carmaker.getByRole('checkbox', { name: '新能源' }).check();
  await carmaker.getByRole('checkbox', { name: '智能网联汽车' }).check();
  const first = carmaker.getByRole('group', { name: '指标 1', exact: true });
  await fill(first, { 指标: '提前报警时间', 数值: '5', 单位: 'min' });
  await carmaker.getByRole('button', { name: '添加指标' }).click();
  const second = carmaker.getByRole('group', { name: '指标 2', exact: true });
  await fill(second, { 指标: '误报率', 数值: '0.1', 单位: '%' });
  await field(second, '关系').selectOption('≤');
  await fill(carmaker, { 预算下限: '120', 预算上限: '260', 有效期至: dayIn(120) });
  await carmaker.getByRole('checkbox', { name: '预算可面议' }).uncheck();
  await carmaker.getByRole('checkbox', { name: '联合研发' }).check();
  await fill(carmaker, { 联系人: '魏工', 电话: '0431-8800-6600', 邮箱: 'wei@demo.example' });
  await carmaker.getByRole('button', { name: '保存，交同事发布' }).click();
  await expect(carmaker.getByText('等待同事发布')).toBeVisible();
  await expect(carmaker.getByRole('button', { name: '发布', exact: true })).toHaveCount(0);
  await expect(carmaker.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(carmaker.getByRole('row', { name: /误报率.*≤ 0.1 %/ })).toBeVisible();
  opportunity = pathOf(carmaker);
  expect(opportunity).toMatch(/^\/opportunities\/OP-/);
  expect((await guest.goto(opportunity))?.status()).toBe(404);
  await colleague.goto('/workspace');
  await colleague.getByRole('region', { name: '待您发布' }).getByRole('link', { name: title }).click();
  await expect(colleague.getByText('请您复核后发布')).toBeVisible();
  await hydrated(colleague);
  await colleague.getByRole('button', { name: '发布', exact: true }).click();
  await colleague.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(colleague.getByText('已发布到公开清单。')).toBeVisible();
});

test('a guest finds it in Chinese, and the address carries words and filters back and forth', async () => {
  const result = guest.getByRole('link', { name: title });
  await expect(async () => {
    await guest.goto('/');
    await guest.getByRole('searchbox').fill('热失控 光声');
    await guest.getByRole('search').getByRole('button', { name: '搜索' }).click();
    await expect(result).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await guest.getByRole('checkbox', { name: /^新能源/ }).check();
  await guest.getByRole('button', { name: '应用筛选' }).click();
  await expect(guest).toHaveURL(/field=new-energy/);
  const address = guest.url();
  expect(new URL(address).searchParams.get('q')).toBe('热失控 光声');
  await result.click();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title);
  await guest.goBack();
  await expect(guest).toHaveURL(address);
  await expect(guest.getByRole('checkbox', { name: /^新能源/ })).toBeChecked();
  await expect(guest.getByRole('searchbox')).toHaveValue('热失控 光声');
  await expect(result).toBeVisible();
});

test('a misspelt English word finds it, too', async () => {
  await bidder.goto('/search');
  await bidder.getByRole('searchbox').fill('photoacustic warning');
  await bidder.getByRole('search').getByRole('button', { name: 'Search' }).click();
  await expect(bidder.getByRole('link', { name: english })).toBeVisible();
});

test('its page shows matches with reasons and hides the contact person', async () => {
  const cards = guest.locator('#matches').getByRole('article');
  await expect(async () => {
    await guest.goto(opportunity);
    expect(await cards.count()).toBeGreaterThanOrEqual(5);
  }).toPass({ timeout: 20_000 });
  expect(await cards.count()).toBeLessThanOrEqual(10);
  for (const card of await cards.all()) {
    await expect(card.getByText('为什么匹配')).toBeVisible();
    expect(await card.getByRole('listitem').count()).toBeGreaterThan(0);
  }
  expect(await guest.content()).not.toMatch(/魏工|8800-6600|wei@demo/);
});

test('the colleague writes a call on it, and the carmaker posts it', async () => {
  await colleague.goto(opportunity);
  await colleague.getByRole('link', { name: '发榜', exact: true }).click();
  await hydrated(colleague);
  await fill(colleague, {
    榜题名称: `${title}揭榜`,
    内容与要求: '检出原理不限；须在零下三十度台架上验证。',
    榜金: '200',
  });
  await fill(colleague.getByRole('group', { name: '标准 1', exact: true }), { 名称: '技术', '权重（%）': '70' });
  await fill(colleague.getByRole('group', { name: '标准 2', exact: true }), { 名称: '经费', '权重（%）': '30' });
  await field(colleague, '揭榜期不足十五个整日的理由').fill('冬季试验窗口只有两周。');
  for (const seat of ['发榜单位', '独立监督人', '平台托管人']) await field(colleague, seat).selectOption({ index: 1 });
  await field(colleague, '揭榜截止时刻').fill(wallClockIn(biddingSeconds));
  await colleague.getByRole('button', { name: '保存草稿' }).last().click();
  await expect(colleague).toHaveURL(/\/calls\/CL-[^/]+\/edit$/);
  await expect(colleague.getByText('起草人不能自己发布')).toBeVisible();
  await carmaker.goto(pathOf(colleague));
  await hydrated(carmaker);
  await carmaker.getByRole('button', { name: '发布', exact: true }).click();
  await carmaker.getByRole('dialog').getByRole('button', { name: '确认发布' }).click();
  await expect(carmaker.getByText('榜单已发布。')).toBeVisible();
  await expect(carmaker.getByText('冬季试验窗口只有两周。')).toBeVisible();
  call = pathOf(carmaker);
});

const answers = {
  'Title of the proposal': '光声光谱热失控预警',
  'Technical solution': contentOfBid,
  'How each target is met': '提前报警 6 min；误报率 0.05 %。',
  Team: '六人，含光谱与电池背景。',
  Schedule: '十个月。',
  Price: '198.5',
  Contact: '孙启明 138-0000-6622',
};

async function sendBid(): Promise<void> {
  await fill(bidder, answers);
  await bidder.getByRole('button', { name: 'Seal and submit' }).click();
  await expect(bidder.getByText('Received', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
}

const shownHash = async (): Promise<string> => (await bidder.locator('code').first().textContent()) ?? '';

test('a bidder seals a bid in the browser, and its receipt and key file can be downloaded', async () => {
  await bidder.goto(call);
  await bidder.getByRole('link', { name: 'Send a bid' }).click();
  const sent: string[] = [];
  bidder.on('request', (request) => sent.push(request.postData() ?? ''));
  await sendBid();
  expect(sent.join('')).toContain('ciphertext');
  expect(sent.join('')).not.toContain('光声光谱');
  const receipt = JSON.parse(await downloadedText(bidder, 'Download receipt')) as { number: number; sha256: string };
  expect(receipt).toMatchObject({ number: 1, sha256: await shownHash() });
  expect(await downloadedText(bidder, 'Download key file')).toContain('AGE-SECRET-KEY-');
});

test('the bid is replaced, withdrawn and sent again before the deadline', async () => {
  await bidder.getByRole('link', { name: 'Replace this bid' }).click();
  await sendBid();
  await bidder.getByRole('link', { name: 'See my bids' }).click();
  await bidder.getByRole('button', { name: 'Withdraw', exact: true }).first().click();
  await bidder.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(bidder.getByText('The bid is withdrawn; its receipt is below.')).toBeVisible();
  await expect(bidder.getByText('Counts at the opening')).toHaveCount(0);
  await bidder.getByRole('link', { name: 'Replace', exact: true }).click();
  await sendBid();
  lastHash = await shownHash();
  expect(JSON.parse(await downloadedText(bidder, 'Download receipt'))).toMatchObject({ number: 4 });
});

test('a bidder expresses interest, and before the answer neither side sees a phone number', async () => {
  const page = await bidder.context().newPage();
  await page.goto(opportunity);
  await page.getByRole('link', { name: 'We can do this: express interest' }).click();
  await hydrated(page);
  await fill(page, {
    'What co-operation do you seek?': '希望先用台架做一个月对照。',
    'Who are you?': '我们做气体遥感与光声检测。',
    Phone: bidderPhone,
  });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Sent. The other side has 10 working days to answer.')).toBeVisible();
  introduction = pathOf(page);
  await page.close();
  await carmaker.goto('/introductions');
  await carmaker.locator(`a[href="${introduction}"]`).click();
  await expect(carmaker.getByText('希望先用台架做一个月对照。')).toBeVisible();
  expect(await carmaker.content()).not.toContain(bidderPhone);
});

test('after the carmaker accepts, both sides see the contacts and a third organisation gets 404', async () => {
  const accepting = carmaker.locator('form').filter({ hasText: '接受并交换联系方式' });
  await fill(accepting, { 电话: carmakerPhone });
  await accepting.getByRole('button', { name: '接受并交换联系方式' }).click();
  await carmaker.getByRole('button', { name: '查看联系方式' }).click();
  await expect(carmaker.getByText(bidderPhone)).toBeVisible();
  const page = await bidder.context().newPage();
  await page.goto(introduction);
  await page.getByRole('button', { name: 'Show contact details' }).click();
  await expect(page.getByText(carmakerPhone)).toBeVisible();
  await page.close();
  expect((await rival.goto(introduction))?.status()).toBe(404);
});

test('before the deadline the opening desk gives nothing away', async () => {
  await carmaker.goto(`${call}/opening`);
  await expect(carmaker.getByText('还没到截止时刻，份额不会发给任何人。')).toBeVisible();
  await guest.goto(call);
  expect(await guest.content()).not.toMatch(/天穗|[0-9a-f]{64}/);
});

test('a bid sent after the deadline is refused', async () => {
  test.setTimeout(120_000);
  await bidder.goto(`${call}/bid`);
  await fill(bidder, answers);
  await expect(bidder.getByRole('timer')).toHaveText('Closed', { timeout: biddingSeconds * 1000 });
  await bidder.getByRole('button', { name: 'Seal and submit' }).click();
  await expect(bidder.getByText('The deadline has passed; nothing was accepted.')).toBeVisible();
  await bidder.reload();
  await expect(bidder.getByText('The deadline has passed; nothing was accepted.')).toBeVisible();
  await expect(bidder.getByRole('button', { name: 'Seal and submit' })).toHaveCount(0);
});

async function handOver(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('您的密封钥匙口令').fill(passphrase);
  await page.getByRole('button', { name: '解开并交出我的份额' }).click();
}

test('two custodians open the call with their passphrases', async ({ browser }) => {
  await carmaker.goto(call);
  await carmaker.getByRole('link', { name: '开榜席' }).click();
  await expect(carmaker.getByRole('heading', { name: /您的席位|席/ }).first()).toBeVisible();
  await proveIfAsked(carmaker);
  await handOver(carmaker, 'not the passphrase');
  await expect(carmaker.getByText('口令不对，或钥匙文件已损坏。')).toBeVisible({ timeout: 20_000 });
  await handOver(carmaker, demoPassword);
  await expect(carmaker.getByText('您已交出份额，等待另一位保管人。')).toBeVisible({ timeout: 20_000 });
  const supervisor = await pageOf(browser, 'supervisor');
  await supervisor.goto(`${call}/opening`);
  await proveIfAsked(supervisor);
  await handOver(supervisor, demoPassword);
  await expect(supervisor.getByRole('heading', { name: '开榜记录' })).toBeVisible({ timeout: 20_000 });
  await expect(supervisor.getByText(contentOfBid)).toBeVisible();
  await supervisor.context().close();
});

test('the record is public, the bid is read by the caller and its bidder, and by nobody else', async () => {
  await guest.goto(call);
  await expect(guest.getByRole('row', { name: /天穗.*已开启/ })).toContainText(lastHash);
  expect(await guest.content()).not.toContain(contentOfBid);
  await carmaker.reload();
  await expect(carmaker.getByText(contentOfBid)).toBeVisible();
  await bidder.goto('/bids');
  await bidder.getByText('As read at the opening').first().click();
  await expect(bidder.getByText(contentOfBid)).toBeVisible();
  expect((await rival.goto(`${call}/opening`))?.status()).toBe(404);
  await rival.goto(call);
  await expect(rival.getByRole('heading', { name: '开榜记录' })).toBeVisible();
  expect(await rival.content()).not.toContain(contentOfBid);
  await rival.goto('/bids');
  expect(await rival.content()).not.toContain(contentOfBid);
});
