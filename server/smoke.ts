// `npm run smoke [-- BASE_URL]`: walks the main path over HTTP as the demo people, one line a step, non-zero on failure.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toBase64 } from '#app/domain/bytes.ts';
import type { Seat } from '#app/domain/call.ts';
import { addDays, dayOf, wallClockOf } from '#app/domain/period.ts';
import { demoPassword } from '#app/features/accounts/demo-people.ts';
import { sealBid } from '#app/features/bids/seal-in-browser.ts';
import { type Page, SiteVisitor } from '../tests/support/site-visitor.ts';

const base = process.argv[2] ?? process.env.BASE_URL ?? 'http://localhost:3000';
/** Seconds from publishing the call to its deadline: enough to seal and send four times. */
const biddingSeconds = 20;
const mark = `冒烟${randomUUID().slice(0, 8)}`;

let failed = false;
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    const value = await work();
    const told = typeof value === 'string' ? ` · ${value}` : '';
    console.log(`ok    ${name} (${Math.round(performance.now() - began)} ms)${told}`);
    return value;
  } catch (error) {
    failed = true;
    console.log(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}

function expect(page: Page, status: number, ...texts: string[]): Page {
  if (page.status !== status) throw new Error(`${page.path} answered ${page.status}, not ${status}`);
  for (const text of texts) if (!page.html.includes(text)) throw new Error(`${page.path} does not show “${text}”`);
  return page;
}

async function until<T>(what: string, ms: number, look: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await sleep(100);
  }
}

const referenceIn = ({ path }: Page): string => /\b(?:OP|CP|CL)-[0-9A-Z-]+/.exec(path)?.[0] ?? '';

const guest = new SiteVisitor(base);
/** Two people of one organisation: who writes does not publish. */
const writer = new SiteVisitor(base);
const poster = new SiteVisitor(base);
const bidder = new SiteVisitor(base);
const rival = new SiteVisitor(base);

const opportunity = {
  language: 'zh',
  kind: 'challenge',
  title: `${mark} 冰雪路面车道线与障碍物感知`,
  titleTranslated: '',
  summary: '冬季积雪覆盖车道线，需要在低附着路面稳定识别可行驶区域与障碍物。',
  problem:
    '整车企业在冬季道路测试中发现，积雪覆盖车道线后辅助驾驶频繁退出，摄像头与激光雷达受雪雾影响误报增多，需要多传感器融合感知方案。',
  presentState: '现有六台冬季路试样车，保存了两个冬季共 420 小时的多传感器数据。',
  offered: '提供 420 小时带标注的路试数据、一处冰雪试验场和两台样车。',
  landingArea: '长春汽车冬季试验场',
  ipTerms: '新产生的知识产权双方共有。',
  timeFrame: '2027 年 3 月前完成冬季路试。',
  'metrics[0].name': '障碍物检出率',
  'metrics[0].operator': '≥',
  'metrics[0].value': '98',
  'metrics[0].unit': '%',
  fields: ['intelligent-vehicles', 'artificial-intelligence'],
  cooperationModes: ['joint-development'],
  budgetMinimum: '100',
  budgetMaximum: '300',
  budgetCurrency: 'CNY',
  validUntil: addDays(dayOf(new Date()), 60),
  'contact.name': '冒烟联系人',
  'contact.phone': '0431-8800-9999',
  'contact.email': 'smoke-contact@demo.example',
};

const answers = {
  title: '雪雾环境多传感器融合感知',
  solution: '毫米波与激光雷达点云去雪，结合视觉分割。',
  targets: '障碍物检出率 98.5%。',
  team: '八人团队。',
  schedule: '十二个月。',
  price: '260',
  contact: '揭榜联系人',
};

async function publish(): Promise<string> {
  const draft = await writer.post('/opportunities/new', { ...opportunity, intent: 'save' });
  const reference = referenceIn(expect(draft, 200, mark));
  if (!reference) throw new Error(`ended at ${draft.path}`);
  expect(await writer.post(`/opportunities/${reference}`, { intent: 'publish', changeReason: '' }), 403);
  expect(await guest.get(`/opportunities/${reference}`), 404);
  expect(await poster.post(`/opportunities/${reference}`, { intent: 'publish', changeReason: '' }), 200, mark);
  expect(await guest.get(`/opportunities/${reference}`), 200, mark);
  return reference;
}

const findable = () =>
  until('the search', 10_000, async () => {
    const page = await guest.get(`/search?q=${encodeURIComponent(mark)}`);
    return page.html.includes(`/${reference}`) ? 'found' : null;
  });

const matched = () =>
  until('matches', 20_000, async () => {
    const { html } = await guest.get(`/opportunities/${reference}`);
    const count = new Set(html.match(/\/capabilities\/CP-[0-9A-Z-]+/g) ?? []).size;
    return count >= 3 ? `${count} capabilities` : null;
  });

async function introduce(): Promise<string> {
  const about = `/introductions/new?about=opportunity&opportunity=${reference}`;
  const sent = await bidder.post(about, {
    offered: '',
    cooperationSought: '希望先做一个冬季的数据验证。',
    questions: '',
    aboutUs: '我们做多传感器融合。',
    'contact.name': '对接联系人',
    'contact.phone': '138-0000-7788',
    'contact.email': '',
  });
  expect(sent, 200);
  const page = expect(await poster.get(sent.path), 200);
  if (page.html.includes('138-0000-7788')) throw new Error('a phone number shows before acceptance');
  expect(
    await poster.post(sent.path, {
      intent: 'accept',
      'contact.name': '需方联系人',
      'contact.phone': '0431-8800-7799',
      'contact.email': '',
    }),
    200,
  );
  expect(await bidder.post(sent.path, { intent: 'contacts' }), 200, '0431-8800-7799');
  expect(await rival.get(sent.path), 404);
  return sent.path;
}

async function openCall(): Promise<string> {
  const form = await writer.get(`/calls/new?opportunity=${reference}`);
  const chosen = Object.fromEntries(
    (['agency', 'supervisor', 'escrow'] as const).map((seat) => {
      const select =
        new RegExp(`<select[^>]*name="custodians\\.${seat}"[^>]*>(.*?)</select>`, 's').exec(form.html)?.[1] ?? '';
      const key = /value="([0-9a-f-]{36})"/.exec(select)?.[1];
      if (!key) throw new Error(`nobody can take the ${seat} seat`);
      return [`custodians.${seat}`, key];
    }),
  );
  const deadline = new Date(Date.now() + biddingSeconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 19);
  const drafted = await writer.post('/calls/new', {
    opportunity: reference,
    title: `${mark} 揭榜`,
    mode: 'single-winner',
    terms: '冒烟测试榜单，截止很快。',
    'criteria[0].name': '技术',
    'criteria[0].weight': '70',
    'criteria[1].name': '经费',
    'criteria[1].weight': '30',
    prize: '100',
    bidsUntil: deadline,
    shortPeriodReason: '冒烟测试。',
    ...chosen,
  });
  expect(drafted, 200);
  const published = await poster.post(drafted.path, { intent: 'publish' });
  expect(published, 200, mark);
  return referenceIn(published);
}

interface Bundle {
  readonly bidsUntil: string;
  readonly custodians: { seat: Seat; recipient: string }[];
}

async function bid(bundle: Bundle): Promise<number> {
  const sealed = await sealBid({
    callReference: call,
    organisation: bidderOrganisation,
    answers,
    custodians: bundle.custodians,
  });
  const body = {
    act: 'submission',
    idempotencyKey: randomUUID(),
    ciphertext: toBase64(sealed.ciphertext),
    sha256: sealed.sha256,
    bidRecipient: sealed.bidRecipient,
    shares: sealed.shares.map(({ seat, digest, sealed: bytes }) => ({ seat, digest, sealed: toBase64(bytes) })),
  };
  return (await bidder.postJson(`/calls/${call}/bid`, body)).status;
}

const accepted = (status: number): void => {
  if (status !== 200) throw new Error(`the bid was answered ${status}`);
};

let reference = '';
let call = '';
let bidderOrganisation = '';

async function walk(): Promise<void> {
  await step('the home page answers in both languages', async () => {
    expect(await guest.get('/'), 200, 'lang="zh-CN"');
    const english = new SiteVisitor(base);
    await english.post('/language', { locale: 'en', to: '/' });
    expect(await english.get('/'), 200, 'lang="en"');
  });
  await step('demo people sign in', async () => {
    await writer.signIn('songliao-auto@demo.example', demoPassword);
    await poster.signIn('carmaker@demo.example', demoPassword);
    await bidder.signIn('bidder@demo.example', demoPassword);
    await rival.signIn('rival@demo.example', demoPassword);
    bidderOrganisation = /\/organisations\/(OR-[0-9A-Z-]+)/.exec((await bidder.get('/workspace')).html)?.[1] ?? '';
  });
  reference = await step('an opportunity is written by one person and published by another', publish);
  await step('it is found by search', findable);
  await step('it is matched', matched);
  await step('its contact person shows nowhere', async () => {
    const { html } = await guest.get(`/opportunities/${reference}`);
    if (/8800-9999|smoke-contact/.test(html)) throw new Error('the contact shows on the public page');
  });
  await step('an introduction is sent, accepted, and opens contacts to its two sides only', introduce);
  call = await step('a call is published', openCall);
  const bundle = await step('its sealing keys are public', () => guest.json<Bundle>(`/calls/${call}/seal.json`));
  const before = (await rival.get(`/calls/${call}`)).html.length;
  await step('a sealed bid is accepted', async () => accepted(await bid(bundle)));
  await step('it is replaced', async () => accepted(await bid(bundle)));
  await step('nobody else can tell', async () => {
    const after = (await rival.get(`/calls/${call}`)).html.length;
    if (Math.abs(after - before) > 40) throw new Error(`the call page changed from ${before} to ${after} characters`);
  });
  await step('after the deadline a bid is refused', async () => {
    await sleep(Math.max(0, Date.parse(bundle.bidsUntil) - Date.now()) + 500);
    const status = await bid(bundle);
    if (status !== 409) throw new Error(`a late bid was answered ${status}`);
    return `refused with ${status}, deadline ${wallClockOf(new Date(bundle.bidsUntil))}`;
  });
  await step('the opportunity is withdrawn again', async () => {
    await poster.post(`/opportunities/${reference}`, { intent: 'withdraw', reason: '冒烟测试结束' });
    expect(await guest.get(`/opportunities/${reference}`), 404);
  });
}

console.log(`walking ${base}`);
await walk().catch((error: unknown) => {
  if (!failed) console.log(`FAIL  ${error instanceof Error ? error.message : String(error)}`);
  failed = true;
});
console.log(failed ? 'smoke: failed' : 'smoke: all steps passed');
process.exitCode = failed ? 1 : 0;
