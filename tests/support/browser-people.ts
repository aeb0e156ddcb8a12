// People in a real browser: demo people signed in once each, form fields by their visible label, mail from the outbox.
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { totpCode, totpPeriod } from '#app/domain/totp.ts';
import { demoPassword, demoSecret } from '#app/features/accounts/demo-people.ts';

export type DemoName =
  | 'administrator'
  | 'bidder'
  | 'broker'
  | 'carmaker'
  | 'expert'
  | 'operator'
  | 'publisher'
  | 'rival'
  | 'supervisor';
export const emailOf = (name: DemoName): string => `${name}@demo.example`;

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
const sessions = new Map<DemoName, Promise<Session>>();

async function signInOnce(browser: Browser, name: DemoName): Promise<Session> {
  const context = await browser.newContext();
  const form = { intent: 'sign-in-as', email: emailOf(name), to: '/account' };
  const reply = await context.request.post('/sign-in', { form });
  expect(new URL(reply.url()).pathname, `${name} signs in`).toBe('/account');
  const session = await context.storageState();
  await context.close();
  return session;
}

/** A fresh proof of the second factor: for the next minutes this demo person may do what asks for one. */
export async function proveSecondFactor(browser: Browser, name: DemoName): Promise<void> {
  const context = await contextOf(browser, name);
  const form = { code: totpCode(demoSecret, new Date()), to: '/account' };
  const reply = await context.request.post('/step-up', { form });
  expect(new URL(reply.url()).pathname, `${name} proves the second factor`).toBe('/account');
  sessions.set(name, context.storageState());
  await sessions.get(name);
  await context.close();
}

type ContextOptions = Parameters<Browser['newContext']>[0];

/** A new context of a demo person, or of a guest (null). `locale: 'en-GB'` gives the English pages. */
export async function contextOf(
  browser: Browser,
  name: DemoName | null,
  options: ContextOptions = {},
): Promise<BrowserContext> {
  if (!name) return browser.newContext(options);
  if (!sessions.has(name)) sessions.set(name, signInOnce(browser, name));
  const storageState = await sessions.get(name);
  return browser.newContext({ ...options, ...(storageState ? { storageState } : {}) });
}

/** The same with a page. */
export const pageOf = async (browser: Browser, name: DemoName | null, options?: ContextOptions): Promise<Page> =>
  (await contextOf(browser, name, options)).newPage();

/** The page of a demo organisation's first administrator, who is none of the named people: signs in with the password. */
export async function ownerPageOf(browser: Browser, organisationKey: string): Promise<Page> {
  const context = await browser.newContext();
  const form = { email: `${organisationKey}@demo.example`, password: demoPassword, to: '/account' };
  const reply = await context.request.post('/sign-in', { form });
  expect(new URL(reply.url()).pathname).toBe('/account');
  return context.newPage();
}

/** Where a page asks a demo person for a fresh proof of the second factor: goes, proves it, and comes back. */
export async function proveIfAsked(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: '验证第二因素' });
  if (!(await link.isVisible())) return;
  const asking = new URL(page.url()).pathname;
  await link.click();
  // A code works once, and is accepted half a minute early: the next one has surely not been used yet.
  const code = totpCode(demoSecret, new Date(Date.now() + totpPeriod));
  await field(page, '动态口令或恢复码').fill(code);
  await page.getByRole('button', { name: '验证', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${asking}$`));
}

/** What stands behind the label of a field that may stay empty. */
const marks = '选填|发布时必填|optional|needed to publish';

/** The control with exactly this label, whatever mark it carries. */
export function field(within: Page | Locator, label: string): Locator {
  const escaped = label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const controls = within.locator('input, select, textarea');
  return within.getByLabel(new RegExp(`^${escaped}\\s*(${marks})?$`)).and(controls); // sections are labelled, too
}

/** Fills the controls named by the keys. */
export async function fill(within: Page | Locator, values: Readonly<Record<string, string>>): Promise<void> {
  // A section's reader is chosen in a list that bears the section's name, too: that is not what is written in.
  const written = within.locator('input, textarea');
  for (const [label, value] of Object.entries(values)) await field(within, label).and(written).fill(value);
}

/** Until React has taken the page over: before that, buttons that only work with scripts do nothing. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactProps$')));
}

/** Follows the link in the newest mail to `address` whose subject has `subject`; the outbox may take a moment. */
export async function openMailedLink(page: Page, address: string, subject: string): Promise<void> {
  const mail = page.getByRole('article').filter({ hasText: address }).filter({ hasText: subject }).first();
  await expect(async () => {
    await page.goto('/outbox');
    await expect(mail).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await mail.locator('a[href*="token="]').click();
}

/** What the browser downloads when the link of this name is pressed. */
export async function downloadedText(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

/** "YYYY-MM-DDTHH:MM:SS" in Shanghai, as a deadline field wants it. */
export const wallClockIn = (seconds: number): string =>
  new Date(Date.now() + seconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 19);

/** "YYYY-MM-DD" in Shanghai. */
export const dayIn = (days: number): string => wallClockIn(days * 86_400).slice(0, 10);
