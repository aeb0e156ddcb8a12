// Finding by keyboard alone, and on a phone; going back finds everything as it was left.
import { expect, type Page, test } from '@playwright/test';
import { expectGoodLook } from '../support/accessibility.ts';
import { hydrated } from '../support/browser-people.ts';

test.describe.configure({ timeout: 60_000 });

const line = (page: Page) => page.locator('main input[name="q"]');
const results = (page: Page) => page.locator('[data-results]').getByRole('heading', { level: 2 }).getByRole('link');

async function opened(page: Page, path: string): Promise<void> {
  // Just after the first start the search index is still being filled.
  await expect(async () => {
    await page.goto(path);
    await expect(results(page).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await hydrated(page);
}

test('by keyboard alone: to the line, through suggestions, into the results and back', async ({ page }) => {
  await opened(page, '/search?sort=newest');
  const options = page.getByRole('option');
  // The words to complete with are read a moment after the index is filled.
  await expect(async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('/');
    await expect(line(page)).toBeFocused();
    await page.keyboard.type('激光');
    await expect(options.first()).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 40_000 });
  // Results come while typing, and the address follows.
  await expect(page).toHaveURL(/q=%E6%BF%80%E5%85%89/);
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toBeFocused();
  const name = await results(page).nth(1).textContent();
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toContainText(name ?? '');
  await page.goBack();
  await expect(line(page)).toHaveValue('激光');
  await page.keyboard.press('/');
  await line(page).fill('');
  // What was asked is remembered on this device.
  await expect(page.getByRole('option', { name: '激光', exact: true })).toBeVisible();
});

test('what was mistyped is understood, said, and can be undone', async ({ page }) => {
  await opened(page, '/search?q=weixing yaogan');
  await expect(page.getByText('已按“卫星遥感”搜索')).toBeVisible();
  await page.getByRole('link', { name: '仍然搜索“weixing yaogan”' }).click();
  await expect(page).toHaveURL(/exactly=1/);
  await expect(page.getByText('已按“卫星遥感”搜索')).toHaveCount(0);
});

test('on a phone: filters in a drawer, tabs over all lists, back to the same place', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, hasTouch: true, locale: 'zh-CN' });
  const page = await context.newPage();
  await opened(page, '/search?q=检测');
  const drawer = page.locator('details.drawer-below-lg');
  await drawer.locator('summary').first().click();
  await expectGoodLook(page, 'phone', 'light', 'filters in a drawer');
  await drawer.getByRole('checkbox', { name: /^光电信息/ }).check();
  await drawer.getByRole('button', { name: '应用筛选' }).click();
  await expect(page).toHaveURL(/field=photonics/);
  await page
    .getByRole('navigation', { name: '清单' })
    .getByRole('link', { name: /^场景能力/ })
    .click();
  await expect(page).toHaveURL(/list=capability/);
  await expect(page).toHaveURL(/field=photonics/);
  const last = results(page).last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(200);
  const address = page.url();
  await last.click();
  await expect(page.locator('main').getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(results(page).last()).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before - 60);
  await context.close();
});

test('calls and organisations are found, with nothing of bids', async ({ page }) => {
  await opened(page, '/search?q=玉米&list=call');
  await expect(page.getByText('揭榜截止').first()).toBeVisible();
  await page.getByRole('navigation', { name: '清单' }).getByRole('link', { name: /^机构/ }).click();
  await expect(page).toHaveURL(/list=organisation/);
  await line(page).fill('91220100DM0001825K');
  await page.keyboard.press('Enter');
  await expect(results(page).first()).toHaveText(/炽耀激光/);
});
