// Matching as people meet it: reasons and marked words, an answer that stays, a comparison, the picture, the inbox, the weights.
import { expect, type Page, test } from '@playwright/test';
import { expectGoodLook } from '../support/accessibility.ts';
import { hydrated, pageOf } from '../support/browser-people.ts';

test.describe.configure({ mode: 'serial', timeout: 60_000 });

let buyer: Page;
let supplier: Page;
let need = '';

test.beforeAll(async ({ browser }) => {
  buyer = await pageOf(browser, 'carmaker');
  supplier = await pageOf(browser, 'bidder', { locale: 'en-GB' });
});

const matches = () => buyer.locator('#matches');
const suggestion = (number: number) => matches().getByRole('article').nth(number);

test('the owner of a need reads why a capability fits, with the words marked, and says that it is useful', async () => {
  await buyer.goto('/workspace');
  await buyer.getByRole('link', { name: '镁合金座椅骨架连接腐蚀控制' }).first().click();
  await expect(buyer).toHaveURL(/\/opportunities\/OP-[\w-]+$/);
  need = new URL(buyer.url()).pathname;
  // The demo's lists are matched in the background after the first start.
  await expect(async () => {
    await buyer.goto(need);
    await expect(suggestion(1)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await hydrated(buyer);
  await expect(suggestion(0).getByText('为什么匹配')).toBeVisible();
  await expect(suggestion(0).locator('mark').first()).toBeVisible();
  await suggestion(0).getByText('得分构成').click();
  await expect(suggestion(0).getByRole('meter', { name: '文本' })).toBeVisible();
  await expectGoodLook(buyer, 'phone', 'light', 'suggestions with their parts');
  await expectGoodLook(buyer, 'desk', 'dark', 'suggestions with their parts');
  await suggestion(0).getByRole('button', { name: /^有用/ }).click();
  await expect(suggestion(0).getByText('您的机构评价：有用')).toBeVisible();
});

test('another one does not fit, for a reason that stays', async () => {
  await suggestion(1).getByText('不合适', { exact: true }).click();
  await suggestion(1).getByLabel('不合适的原因').selectOption('not-ready');
  await suggestion(1).getByRole('button', { name: '提交' }).click();
  await expect(suggestion(1).getByText('您的机构评价：不合适（成熟度不够）')).toBeVisible();
});

test('two capabilities are compared, and the picture has a table that says the same', async () => {
  await suggestion(0).getByRole('checkbox').check();
  await suggestion(1).getByRole('checkbox').check();
  await buyer.getByRole('button', { name: /^对比选中的能力/ }).click();
  await expect(buyer).toHaveURL(/\/compare\?with=.+&with=/);
  await expect(buyer.getByRole('columnheader')).toHaveCount(4);
  await expect(buyer.getByRole('rowheader', { name: '价格模式' })).toBeVisible();
  await expectGoodLook(buyer, 'phone', 'dark', 'the comparison');
  await buyer.goto(`${need}/matches`);
  await expect(buyer.getByRole('img', { name: /距离表示匹配度/ })).toBeVisible();
  await expect(buyer.getByRole('table', { name: '图中数据' }).getByRole('row')).not.toHaveCount(1);
  await expect(buyer.getByRole('heading', { name: '组合方案' })).toBeVisible();
});

test('a supplier finds the opportunities that suit it, in English on a phone, with what keeps it back', async () => {
  await supplier.setViewportSize({ width: 390, height: 844 });
  await supplier.goto('/workspace');
  await supplier.getByRole('link', { name: 'Opportunities for us' }).click();
  await expect(supplier.getByRole('heading', { level: 1, name: 'Opportunities for us' })).toBeVisible();
  const first = supplier.getByRole('list', { name: 'Opportunities for us' }).getByRole('article').first();
  await expect(first.getByText(/^Fits your/)).toBeVisible();
  await expect(first.getByRole('meter', { name: 'Match' })).toBeVisible();
});

test('operators see the weights, and learning again without enough decisions changes nothing', async ({ browser }) => {
  const operator = await pageOf(browser, 'operator');
  await operator.goto('/operator/matching');
  await expect(operator.getByRole('table', { name: '现行权重' })).toBeVisible();
  await operator.getByRole('button', { name: '立即学习' }).click();
  await expect(operator.getByText('可用于学习的评价还太少，未生成新的权重。')).toBeVisible();
  await expect(operator.getByText('现行', { exact: true }).last()).toBeVisible();
});
