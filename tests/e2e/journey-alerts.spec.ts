// From a visitor's search to an alert: saved, found by somebody else's publication, told on the site and by mail, ended by one click.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectGoodLook } from '../support/accessibility.ts';
import { contextOf, dayIn, hydrated, openMailedLink, ownerPageOf } from '../support/browser-people.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const address = 'hospital@demo.example';
const query = 'q=pangolin+weighing&field=new-energy';
const searched = `/search?${query}`;

let reader: Page;
let writer: BrowserContext;
let publisher: Page;

test.beforeAll(async ({ browser }) => {
  reader = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  writer = await contextOf(browser, 'carmaker');
  publisher = await ownerPageOf(browser, 'songliao-auto');
});

/** Written by one, published by a colleague. */
async function publish(title: string): Promise<void> {
  const saved = await writer.request.post('/opportunities/new', {
    form: {
      ...{ intent: 'save', language: 'zh', kind: 'challenge', title, titleTranslated: `Pangolin weighing ${title}` },
      summary: '在充电站称出每一台设备的重量，误差不超过一克。',
      problem:
        '人工称重漏检率约 6%，每月返修 120 件；现有称重台在零下三十度漂移严重，误报多，需要新的称重原理，目标是把误差降到 1 克以内。',
      ...{ fields: 'new-energy', validUntil: dayIn(120), offered: '两万次称重记录与一处试验场地' },
      ...{ 'metrics[0].name': '误差', 'metrics[0].operator': '≤', 'metrics[0].value': '1', 'metrics[0].unit': 'g' },
    },
  });
  const path = new URL(saved.url()).pathname;
  expect(path).toMatch(/^\/opportunities\/OP-/);
  await publisher.goto(path);
  await hydrated(publisher);
  await publisher.getByRole('button', { name: '发布', exact: true }).click();
  await publisher.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(publisher.getByText('已发布到公开清单。')).toBeVisible();
}

test('a visitor is told why saving takes an account, and comes back to the same search', async () => {
  await reader.goto(searched);
  await reader.getByRole('link', { name: 'Save this search' }).click();
  await expect(reader.getByText('Sign in to save this search')).toBeVisible();
  await expect(reader.getByText(/“pangolin”, “weighing”/)).toBeVisible();
  const to = `/saved-searches/new?${query}`;
  await expect(reader.getByRole('link', { name: 'Sign in and go on' })).toHaveAttribute(
    'href',
    `/sign-in?${new URLSearchParams({ to })}`,
  );
  await reader.context().request.post('/sign-in', { form: { intent: 'sign-in-as', email: address, to } });
  await reader.context().request.post('/account', { form: { intent: 'profile', name: '陈予安', locale: 'en' } });
  await reader.goto(to);
  await expectGoodLook(reader, 'phone', 'light', 'saving a search');
  await expectGoodLook(reader, 'desk', 'dark', 'saving a search');
  await reader.getByLabel('Name').fill('Pangolins');
  await reader.getByLabel('How often').selectOption('instant');
  await reader.getByRole('button', { name: 'Save search' }).click();
  await expect(reader).toHaveURL(new RegExp(`${searched.replaceAll(/[?+]/g, '\\$&')}$`));
  await expect(reader.getByText('Saved. We tell you when a new listing fits.')).toBeVisible();
});

test('what a stranger publishes reaches the reader on the site and by mail, in the reader’s language', async () => {
  await publish('穿山甲称重一号');
  const notice = reader.getByText('1 new listing for “Pangolins”');
  await expect(async () => {
    await reader.goto('/notifications');
    await expect(notice.first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await openMailedLink(reader, address, '1 new listing for “Pangolins”');
  await expect(reader).toHaveURL(/\/unsubscribe/);
});

test('one click ends the mails; the site goes on telling', async () => {
  await reader
    .getByRole('button')
    .filter({ hasText: /no more|stop/i })
    .first()
    .click();
  await publish('穿山甲称重二号');
  await expect(async () => {
    await reader.goto('/saved-searches');
    await expect(reader.getByText('2 listings found')).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await reader.waitForTimeout(3_000);
  await reader.goto('/outbox');
  await expect(reader.getByRole('heading', { name: '1 new listing for “Pangolins”' })).toHaveCount(1);
  await reader.goto('/saved-searches');
  await reader.getByRole('button', { name: 'Pause Pangolins' }).click();
  await expect(reader.getByText('Paused. You will hear no more of it.')).toBeVisible();
  await reader.getByRole('button', { name: 'Delete “Pangolins”' }).click();
  await expect(reader.getByText('You have not saved any search yet')).toBeVisible();
});
