// Introductions as their people walk them, up to a contract: begun by a supplier, by a buyer, and by a broker; answered on
// a phone, one side in Chinese and the other in English.
import { type Browser, expect, type Page, test } from '@playwright/test';
import { readDemoOrganisations } from '#prisma/demo/content.ts';
import { expectGoodLook } from '../support/accessibility.ts';
import { type DemoName, field, fill, hydrated, ownerPageOf, pageOf } from '../support/browser-people.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const phone = { width: 390, height: 844 };
const onPhone = (browser: Browser, name: DemoName, locale?: string) =>
  pageOf(browser, name, { viewport: phone, ...(locale ? { locale } : {}) });

const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** The first published listing of this kind that is the page's own organisation's. */
async function ownListing(page: Page, kind: 'opportunities' | 'capabilities'): Promise<string> {
  await page.goto('/workspace');
  const links = page.locator(`a[href^="/${kind}/"]`);
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const path of new Set(paths.map((one) => one.split(/[?#]/)[0] ?? ''))) {
    if (!/^\/\w+\/(OP|CP)-[\w-]+$/.test(path)) continue;
    const guest = await page.context().browser()?.newContext();
    const status = (await guest?.request.get(path))?.status();
    await guest?.close();
    if (status === 200) return path;
  }
  throw new Error(`no published ${kind}`);
}

/** Through the form, as sender; gives the address of the introduction. */
async function express(page: Page, address: string, words: Readonly<Record<string, string>>): Promise<string> {
  await page.goto(address);
  await hydrated(page);
  await fill(page, words);
  await page.getByRole('button', { name: /^(Send|发送意向)$/ }).click();
  await expect(page).toHaveURL(/\/introductions\/[\da-f-]{36}$/);
  return pathOf(page);
}

async function acceptInChinese(page: Page, introduction: string, tel: string): Promise<void> {
  await page.goto(introduction);
  await hydrated(page);
  await expectGoodLook(page, 'phone', 'light', 'zh-CN');
  const accepting = page.locator('form').filter({ hasText: '接受并交换联系方式' });
  await fill(accepting, { 电话: tel });
  await accepting.getByRole('button', { name: '接受并交换联系方式' }).click();
  await expect(page.getByRole('button', { name: '查看联系方式' })).toBeVisible();
}

/** Step by step: one side states in the ledger what was reached, the other confirms, up to the contract. */
async function toContract(first: Page, second: Page, introduction: string): Promise<void> {
  const ledger = introduction.replace('/introductions/', '/follow-ups/');
  for (let reached = ''; reached !== 'contract'; ) {
    await first.goto(ledger);
    await hydrated(first);
    const stage = first.locator('select[name="stage"]');
    const choices = await stage
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    const next = choices.includes('contract') ? 'contract' : choices.find((one) => one !== 'ended' && one !== '');
    if (!next || next === reached) throw new Error(`no way from ${reached} to a contract: ${choices}`);
    await stage.selectOption(next);
    await first.locator('button[name="intent"][value="step"]').click();
    await expect(first.locator('button[name="answer"][value="withdrawn"]')).toBeVisible();
    await second.goto(ledger);
    await hydrated(second);
    await second.locator('button[name="answer"][value="confirmed"]').click();
    await expect(second.locator('button[name="answer"]')).toHaveCount(0);
    reached = next;
  }
}

test('a supplier begins: question, acceptance on a phone, messages, a meeting, contract', async ({ browser }) => {
  const supplier = await pageOf(browser, 'rival', { locale: 'en-GB' });
  const buyer = await onPhone(browser, 'carmaker');
  const reference = (await ownListing(buyer, 'opportunities')).split('/').at(-1) ?? '';
  const introduction = await express(supplier, `/introductions/new?about=opportunity&opportunity=${reference}`, {
    'What co-operation do you seek?': 'A trial on one line first.',
    'Who are you?': 'We detect gases by light.',
    Phone: '138-0000-7711',
  });
  await buyer.goto('/introductions');
  await buyer.locator(`a[href="${introduction}"]`).click();
  await hydrated(buyer);
  expect(await buyer.content()).not.toContain('138-0000-7711');
  const asking = buyer.locator('form').filter({ hasText: '发送问题' });
  await field(asking, '问题').fill('低温下能用吗？');
  await asking.getByRole('button', { name: '发送问题' }).click();
  await expect(buyer.getByText('问题已发出。')).toBeVisible();
  await supplier.goto(introduction);
  await hydrated(supplier);
  await field(supplier, 'Reply').fill('Yes, down to minus 40 degrees.');
  await supplier.getByRole('button', { name: 'Send the reply' }).click();
  await acceptInChinese(buyer, introduction, '0431-8800-7722');
  await supplier.goto(`${introduction}/messages`);
  await hydrated(supplier);
  await field(supplier, 'Message').fill('When may we visit the line?');
  await supplier.getByRole('button', { name: 'Send', exact: true }).click();
  await buyer.goto(`${introduction}/messages`);
  await hydrated(buyer);
  await expect(buyer.getByText('When may we visit the line?')).toBeVisible();
  await expectGoodLook(buyer, 'phone', 'light', 'zh-CN');
  await buyer.getByText('提议会面').click();
  await fill(buyer, { 主题: '现场走访', '备选时间 1（北京时间）': '2030-01-08T09:00' });
  await buyer.getByRole('button', { name: '发出提议' }).click();
  await expect(buyer.getByText('会面提议已发出。')).toBeVisible();
  await supplier.goto(`${introduction}/messages`);
  await supplier.getByRole('button', { name: 'Choose this time' }).click();
  await expect(supplier.getByRole('link', { name: 'Calendar file (.ics)' })).toBeVisible();
  const file = await supplier.request.get(
    (await supplier.getByRole('link', { name: 'Calendar file (.ics)' }).getAttribute('href')) ?? '',
  );
  expect(await file.text()).toContain('DTSTART:20300108T010000Z');
  await toContract(supplier, buyer, introduction);
});

test('a buyer begins: the supplier accepts on a phone in English, both sign, a marked file opens, contract', async ({
  browser,
}) => {
  const buyer = await ownerPageOf(browser, 'songliao-auto');
  const supplier = await onPhone(browser, 'bidder', 'en-GB');
  const reference = (await ownListing(supplier, 'capabilities')).split('/').at(-1) ?? '';
  const introduction = await express(buyer, `/introductions/new?about=capability&capability=${reference}`, {
    希望怎样合作: '想先看一次现场演示。',
    我们是谁: '整车企业。',
    电话: '0431-8800-8811',
  });
  await supplier.goto(introduction);
  await hydrated(supplier);
  const accepting = supplier.locator('form').filter({ hasText: 'Accept and exchange contact details' });
  await fill(accepting, { Phone: '138-0000-8822' });
  await accepting.getByRole('button', { name: 'Accept and exchange contact details' }).click();
  await expect(supplier.getByRole('button', { name: 'Show contact details' })).toBeVisible();
  await supplier.goto(`${introduction}/files`);
  await hydrated(supplier);
  await expectGoodLook(supplier, 'phone', 'light', 'en');
  await supplier.getByRole('button', { name: 'Agree and sign' }).click();
  await expect(supplier.getByText('Your organisation has signed', { exact: true })).toBeVisible();
  await buyer.goto(`${introduction}/files`);
  await hydrated(buyer);
  await buyer.getByRole('button', { name: '同意并签署' }).click();
  await expect(buyer.getByText('双方均已签署，保密约定生效。')).toBeVisible();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await buyer.locator('input[type="file"]').setInputFiles({ name: 'drawing.png', mimeType: 'image/png', buffer: png });
  await buyer.getByLabel('签署保密约定后可见（带水印）').check();
  await buyer.getByRole('button', { name: '上传' }).click();
  await expect(buyer.getByText('drawing.png')).toBeVisible();
  await supplier.goto(`${introduction}/files`);
  const download = supplier.waitForEvent('download');
  await supplier.getByRole('button', { name: 'Open (marked with your name)' }).click();
  expect((await download).suggestedFilename()).toBe('drawing.png');
  await toContract(buyer, supplier, introduction);
});

test('a broker begins: one side is interested, the other accepts on a phone, contract', async ({ browser }) => {
  const broker = await pageOf(browser, 'broker');
  await broker.goto('/broker');
  await hydrated(broker);
  const pair = broker
    .locator('li')
    .filter({ has: broker.locator('input[name="opportunity"]') })
    .first();
  const names = await pair.locator('a[href^="/organisations/"]').allTextContents();
  const [buying, selling] = names.map(
    (name) => readDemoOrganisations().find(({ nameZh }) => nameZh === name.trim())?.key ?? '',
  );
  await pair.locator('summary').click();
  await pair.locator('textarea').fill('双方在同一领域，可以先做小范围验证。');
  await pair.getByRole('button', { name: '向双方提议' }).click();
  await expect(broker.getByText('已向双方提议。')).toBeVisible();
  const proposal = pathOf(broker);
  const supplier = await ownerPageOf(browser, selling ?? '');
  await supplier.goto(proposal);
  await supplier.getByRole('link', { name: '表达意向' }).click();
  await supplier.waitForURL(/\/introductions\/new/);
  const introduction = await express(supplier, pathOf(supplier) + new URL(supplier.url()).search, {
    希望怎样合作: '先做一个月的验证。',
    我们是谁: '我们有现成的产品。',
    电话: '0431-8800-9911',
  });
  const buyer = await ownerPageOf(browser, buying ?? '');
  await buyer.setViewportSize(phone);
  await buyer.goto(proposal);
  await expectGoodLook(buyer, 'phone', 'light', 'zh-CN');
  await acceptInChinese(buyer, introduction, '0431-8800-9922');
  await broker.goto(proposal);
  await expect(broker.getByText('双方已接受')).toBeVisible();
  expect(await broker.content()).not.toMatch(/0431-8800-99|先做一个月的验证/);
  for (const side of [buyer, supplier]) {
    await side.goto(introduction);
    await side.getByRole('button', { name: '允许查看' }).click();
    await expect(side.getByText('已允许场景经理人查看。')).toBeVisible();
  }
  await broker.goto(proposal);
  await hydrated(broker);
  await expect(broker.getByText('先做一个月的验证。')).toBeVisible();
  await fill(broker, { 走访日期: '2026-11-27', 纪要: '双方到现场看了设备。' });
  await broker.getByRole('button', { name: '保存纪要' }).click();
  await buyer.goto(proposal);
  await expect(buyer.getByText('双方到现场看了设备。')).toBeVisible();
  expect(await broker.content()).not.toContain('0431-8800-99');
  await toContract(supplier, buyer, introduction);
});
