// How an organisation comes in: registration, mail, verification by an operator, and a second person who only drafts.
import { expect, type Page, test } from '@playwright/test';
import { expectGoodLooks } from '../support/accessibility.ts';
import { dayIn, field, fill, hydrated, openMailedLink, pageOf } from '../support/browser-people.ts';
import { aPdf } from '../support/sample-files.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

const organisation = '长春北湖微光传感有限公司';
const founderAddress = 'founder@weiguang.example';
const drafterAddress = 'drafter@weiguang.example';
const password = 'snow on the north lake 2026';
/** About a second of calculation in the browser, many times that on a busy machine. */
const provingWork = { timeout: 45_000 };

let founder: Page;
/** Reads English. */
let drafter: Page;
let organisationPath = '';
let draftPath = '';

test.beforeAll(async ({ browser }) => {
  founder = await pageOf(browser, null);
  drafter = await pageOf(browser, null, { locale: 'en-GB' });
});

test('a person registers and verifies the address with the mailed link', async () => {
  await founder.goto('/sign-up');
  await hydrated(founder);
  await fill(founder, { 姓名: '江映雪', 邮箱: founderAddress, 密码: password });
  await founder.getByRole('main').getByRole('button', { name: '注册' }).click();
  await expect(founder.getByRole('heading', { name: '请查收邮件' })).toBeVisible(provingWork);
  await expectGoodLooks(founder, 'registered');
  await openMailedLink(founder, founderAddress, '请验证您的邮箱');
  await founder.getByRole('button', { name: '确认并登录' }).click();
  await expect(founder.getByText('邮箱已验证。')).toBeVisible();
  await expect(founder).toHaveURL(/\/account$/);
});

test('the person creates an organisation, which cannot publish before it is verified', async () => {
  await founder.getByRole('link', { name: '创建机构' }).click();
  await hydrated(founder);
  await field(founder, '机构类型').selectOption({ label: '企业' });
  await fill(founder, { 中文名称: organisation, 英文名称: 'Changchun Beihu Low-light Sensing Co., Ltd.' });
  await field(founder, '所在地区').selectOption({ label: '长春市' });
  await founder.getByRole('button', { name: '创建机构' }).click();
  await expect(founder.getByText('贵机构尚未核验')).toBeVisible();
  organisationPath = new URL(founder.url()).pathname;
  await founder.goto('/opportunities/new');
  await expect(founder.getByRole('button', { name: '保存草稿' }).last()).toBeVisible();
  await expect(founder.getByRole('button', { name: '保存并发布' })).toHaveCount(0);
  await founder.goto(organisationPath);
  await founder.getByRole('link', { name: '上传证明材料' }).click();
  await hydrated(founder);
  const licence = { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: aPdf() };
  await field(founder, '选择文件').setInputFiles({ ...licence, buffer: Buffer.from('no PDF') });
  await founder.getByRole('button', { name: '上传', exact: true }).click();
  await expect(founder.getByRole('alert').filter({ hasText: '不接受这种文件' })).toBeVisible();
  await field(founder, '选择文件').setInputFiles(licence);
  await founder.getByRole('button', { name: '上传', exact: true }).click();
  await expect(founder.getByRole('row', { name: /营业执照\.pdf/ })).toBeVisible();
  await founder.getByRole('link', { name: '前往机构页面提交核验' }).click();
  await founder.getByRole('button', { name: '提交核验' }).click();
  await expect(founder.getByText('已提交核验，运营人员会尽快处理。')).toBeVisible();
  await expectGoodLooks(founder, 'an organisation waiting for its verification');
});

test('an operator verifies it', async ({ browser }) => {
  const operator = await pageOf(browser, 'operator');
  await operator.goto('/operator/verifications');
  await operator.getByRole('article').getByRole('link', { name: organisation }).click();
  await hydrated(operator);
  await field(operator, '理由').fill('首次核验');
  await operator.getByRole('button', { name: '记录理由并查阅' }).click();
  await hydrated(operator);
  const download = operator.waitForEvent('download');
  await operator.getByRole('button', { name: '下载查看' }).click();
  expect((await download).suggestedFilename()).toBe('营业执照.pdf');
  await expectGoodLooks(operator, 'a case to decide');
  await operator.getByRole('button', { name: '通过', exact: true }).click();
  await operator.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click();
  await expect(operator.getByText('已通过核验，有效期一年。')).toBeVisible();
  await operator.context().close();
  await founder.goto('/opportunities/new');
  await expect(founder.getByRole('button', { name: '保存并发布' })).toBeVisible();
});

test('a colleague is invited by mail and joins as drafter', async () => {
  await founder.goto('/organisations/members');
  await hydrated(founder);
  await field(founder, '邮箱').fill(drafterAddress);
  await field(founder, '角色').selectOption('drafter');
  await founder.getByRole('button', { name: '发送邀请' }).click();
  await expect(founder.getByText('邀请邮件已发出。')).toBeVisible();
  await expectGoodLooks(founder, 'an open invitation');

  await drafter.goto('/sign-up');
  await hydrated(drafter);
  await fill(drafter, { Name: 'Cheng Yi', 'E-mail': drafterAddress, Password: password });
  await drafter.getByRole('main').getByRole('button', { name: 'Register' }).click();
  await expect(drafter.getByRole('heading', { name: 'Check your mail' })).toBeVisible(provingWork);
  await openMailedLink(drafter, drafterAddress, 'Verify your e-mail address');
  await drafter.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(drafter.getByText('Your e-mail address is verified.')).toBeVisible();
  await openMailedLink(drafter, drafterAddress, organisation);
  await expect(drafter.getByText(`Accepting as ${drafterAddress}`)).toBeVisible();
  await expectGoodLooks(drafter, 'an invitation to accept');
  await drafter.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(drafter).toHaveURL(new RegExp(`${organisationPath}$`));
  await founder.reload();
  await expect(founder.getByRole('row', { name: new RegExp(drafterAddress) })).toBeVisible();
});

test('the drafter drafts but has no button to publish', async () => {
  await drafter.goto('/opportunities/new');
  await hydrated(drafter);
  await expect(drafter.getByRole('button', { name: 'Save and publish' })).toHaveCount(0);
  await expect(drafter.getByText(/You can write drafts/)).toBeVisible();
  await fill(drafter, {
    Title: 'Low-light cameras for dark tunnels',
    Summary: 'See people and vehicles in tunnels without lamps.',
    'Problem to be solved':
      'Tunnel lamps fail in winter and repair teams work in the dark for hours; cameras need to see at 0.001 lux. Crews of 12 workers inspect 46 km of tunnels by hand, find about 70% of the cracks and stop traffic for 9 hours a month. At least 95% of people and vehicles should be seen at 80 metres.',
    'What is offered': 'Two tunnels at night for trials and 14 months of video recordings.',
    'Time frame': 'Trial in December 2027',
    'Valid until': dayIn(60),
  });
  await field(drafter, 'Kind').selectOption({ index: 1 });
  await drafter.getByRole('checkbox', { name: 'Photonics' }).check();
  await drafter.getByRole('button', { name: 'Save draft' }).click();
  await expect(drafter.getByText('Draft saved. Only members of your organisation can see it.')).toBeVisible();
  draftPath = new URL(drafter.url()).pathname;
  await expect(drafter.getByRole('button', { name: 'Publish', exact: true })).toHaveCount(0);
});

test('a direct post of the drafter does not publish either', async () => {
  const reply = await drafter.request.post(draftPath, { form: { intent: 'publish' } });
  expect(reply.status()).toBe(403);
  const outsider = await drafter.request.fetch(draftPath, { headers: { cookie: '' } });
  expect(outsider.status()).toBe(404);
});

test('the founder finds the draft of the colleague, publishes it, and cannot publish an own one', async () => {
  await founder.goto('/workspace');
  await founder.getByRole('region', { name: '待您发布' }).getByRole('link').first().click();
  await expect(founder).toHaveURL(new RegExp(`${draftPath}$`));
  await expect(founder.getByText('请您复核后发布')).toBeVisible();
  await expectGoodLooks(founder, "a colleague's draft to publish");
  await hydrated(founder);
  await founder.getByRole('button', { name: '发布', exact: true }).click();
  await founder.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await expect(founder.getByText('已发布到公开清单。')).toBeVisible();
  await founder.goto('/opportunities/new');
  await expect(founder.getByRole('button', { name: '保存，交同事发布' })).toBeVisible();
  await expect(founder.getByRole('button', { name: '保存并发布' })).toHaveCount(0);
});

test('signing out ends the session', async () => {
  await founder.goto('/workspace');
  await founder.getByText('江映雪').click();
  await founder.getByRole('button', { name: '退出登录' }).click();
  await expect(founder.getByText('您已退出登录。')).toBeVisible();
  await founder.goto('/workspace');
  await expect(founder).toHaveURL(/\/sign-in\?to=%2Fworkspace$/);
});
