// Second factors in the browser: an authenticator app and passkeys, from set-up to signing in with them.
import { type BrowserContext, expect, type Page, type PlaywrightWorkerArgs, test } from '@playwright/test';
import { totpCode, totpPeriod } from '#app/domain/totp.ts';
import { demoPassword } from '#app/features/accounts/demo-people.ts';
import { expectGoodLooks } from '../support/accessibility.ts';
import { field, hydrated } from '../support/browser-people.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

async function enterPassword(page: Page, email: string, to: string): Promise<void> {
  await page.goto(`/sign-in?to=${to}`);
  await hydrated(page);
  await field(page, '邮箱').fill(email);
  await field(page, '密码').fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function signOut(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: /session_token/ });
}

/** A key for programs: made soon after the second factor, shown once, good until it is taken back. */
async function makeAndRevokeKey(page: Page, { request }: PlaywrightWorkerArgs['playwright']): Promise<void> {
  await page.goto('/organisations/api-keys');
  await hydrated(page);
  await field(page, '名称').fill('场景清单同步');
  await page.getByRole('checkbox', { name: '起草', exact: true }).check();
  await page.getByRole('button', { name: '生成密钥' }).click();
  const shown = page.getByRole('status').filter({ hasText: '只显示这一次' });
  const key = (await shown.locator('code').first().textContent()) ?? '';
  await expectGoodLooks(page, 'a new key');
  const program = await request.newContext({
    baseURL: new URL(page.url()).origin,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  const me = await program.get('/api/me');
  expect(me.status()).toBe(200);
  expect(await me.json()).toMatchObject({ organisation: { permissions: ['draft'] } });
  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  await hydrated(page);
  await page.getByRole('button', { name: '作废' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await expect(page.getByText('密钥已作废')).toBeVisible();
  expect((await program.get('/api/me')).status()).toBe(401);
  await program.dispose();
}

test.describe('an authenticator app', () => {
  const email = 'hospital@demo.example';
  let secret = '';
  let recoveryCode = '';
  /** A code works once, so each use takes the next one, which is accepted half a minute early. */
  const code = (later: number) => totpCode(secret, new Date(Date.now() + later * totpPeriod));

  test('is set up with its secret and a first code, and gives recovery codes once', async ({ page }) => {
    await enterPassword(page, email, '/account/security');
    await expect(page.getByRole('heading', { name: '登录与安全', level: 1 })).toBeVisible();
    const section = page.getByRole('region', { name: '动态口令' });
    await field(section, '当前密码').fill(demoPassword);
    await section.getByRole('button', { name: '设置动态口令' }).click();
    await expect(section.getByRole('img', { name: /二维码/ })).toBeVisible();
    await expectGoodLooks(page, 'the secret and its picture');
    secret = ((await section.locator('code').textContent()) ?? '').replaceAll(' ', '');
    await field(section, '身份验证器显示的六位数字').fill(code(0));
    await section.getByRole('button', { name: '启用' }).click();
    const shown = page.getByRole('status').filter({ hasText: '只显示这一次' });
    await expect(shown.getByRole('listitem')).toHaveCount(10);
    recoveryCode = (await shown.getByRole('listitem').first().textContent()) ?? '';
    await expect(section.getByText('已启用')).toBeVisible();
    await expectGoodLooks(page, 'recovery codes');
    await page.reload();
    await expect(page.getByText(recoveryCode)).toHaveCount(0);
  });

  test('is asked for after the password, refuses a wrong code, signs in, and is proof enough to make a key', async ({
    page,
    playwright,
  }) => {
    await enterPassword(page, email, '/account');
    await expect(page.getByRole('heading', { name: '验证第二因素' })).toBeVisible();
    for (const lang of ['en', 'zh-CN']) {
      await page.context().addCookies([{ name: 'lang', value: lang, url: page.url() }]);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expectGoodLooks(page, `the second step in ${lang}`);
    }
    await field(page, '动态口令或恢复码').fill('000000');
    await page.getByRole('button', { name: '继续登录' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '验证码不正确' })).toBeVisible();
    await field(page, '动态口令或恢复码').fill(code(1));
    await page.getByRole('button', { name: '继续登录' }).click();
    await expect(page).toHaveURL(/\/account$/);
    await expect(page.getByText('您已登录。')).toBeVisible();
    await makeAndRevokeKey(page, playwright);
  });

  test('can be replaced by a recovery code, once', async ({ page, context }) => {
    await enterPassword(page, email, '/account');
    await field(page, '动态口令或恢复码').fill(recoveryCode);
    await page.getByRole('button', { name: '继续登录' }).click();
    await expect(page).toHaveURL(/\/account$/);
    await signOut(context);
    await enterPassword(page, email, '/account');
    await field(page, '动态口令或恢复码').fill(recoveryCode);
    await page.getByRole('button', { name: '继续登录' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '验证码不正确' })).toBeVisible();
  });
});

test.describe('a passkey', () => {
  const email = 'university@demo.example';

  /** A device that has verified its owner, in the place of a real one. */
  async function addDevice(page: Page): Promise<void> {
    const browser = await page.context().newCDPSession(page);
    await browser.send('WebAuthn.enable');
    await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }

  test('is added, signs in without a password, proves again, and is removed', async ({ page, context }) => {
    await addDevice(page);
    await enterPassword(page, email, '/account/security');
    const section = page.getByRole('region', { name: '通行密钥' });
    await field(section, '密钥名称').fill('办公室电脑');
    await field(section, '当前密码').fill('not the password at all');
    await section.getByRole('button', { name: '添加通行密钥' }).click();
    await expect(section.getByRole('alert').filter({ hasText: '当前密码不正确' })).toBeVisible();
    await field(section, '当前密码').fill(demoPassword);
    await section.getByRole('button', { name: '添加通行密钥' }).click();
    await expect(section.getByRole('status').getByRole('listitem')).toHaveCount(10);
    await expect(section.getByRole('rowheader', { name: '办公室电脑' })).toBeVisible();
    await expectGoodLooks(page, 'a passkey and new recovery codes');

    await signOut(context);
    await page.goto('/sign-in?to=/account/security');
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await expect(page.getByRole('heading', { name: '登录与安全', level: 1 })).toBeVisible();

    await page.goto('/step-up?to=/account');
    await page.getByRole('button', { name: '用通行密钥验证' }).click();
    await expect(page.getByRole('heading', { name: '我的账户', level: 1 })).toBeVisible();

    await signOut(context);
    await enterPassword(page, email, '/account/security');
    await expect(page.getByRole('heading', { name: '验证第二因素' })).toBeVisible();
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await expect(page.getByRole('heading', { name: '登录与安全', level: 1 })).toBeVisible();

    await hydrated(page);
    await section.getByRole('button', { name: '删除' }).click();
    const question = page.getByRole('dialog', { name: '删除这个通行密钥？' });
    await field(question, '当前密码').fill(demoPassword);
    await question.getByRole('button', { name: '删除' }).click();
    await expect(page.getByText('通行密钥已删除。')).toBeVisible();
    await expect(section.getByText('还没有通行密钥。')).toBeVisible();
  });

  test('that the device does not have signs nobody in', async ({ page }) => {
    await addDevice(page);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '没有成功' })).toBeVisible();
  });
});
