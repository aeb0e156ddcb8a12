// Real addresses for the page tests: looked up on the site's own lists, with drafts and an invitation made for them.
import { type APIRequestContext, type Browser, expect } from '@playwright/test';
import { contextOf, type DemoName, dayIn, emailOf, proveSecondFactor, wallClockIn } from './browser-people.ts';

type Fields = Readonly<Record<string, string>>;

async function read(request: APIRequestContext, path: string): Promise<string> {
  const reply = await request.get(path);
  expect(reply.status(), path).toBe(200);
  return reply.text();
}

/** All addresses on the page that match, in their order. */
const addressesIn = (html: string, pattern: RegExp): string[] => [...new Set(html.match(pattern) ?? [])];

function one(addresses: readonly (string | undefined)[], what: string): string {
  const [first] = addresses;
  if (!first) throw new Error(`the site shows no ${what}`);
  return first;
}

async function pathAfter(request: APIRequestContext, path: string, form: Fields): Promise<string> {
  const reply = await request.post(path, { form });
  expect(reply.status(), `post to ${path}`).toBe(200);
  return new URL(reply.url()).pathname;
}

/** The link of this kind in the newest mail with these words; other mails may lie above it. */
async function newestMailedLink(request: APIRequestContext, words: string, link: RegExp): Promise<string> {
  for (let path = '/outbox', pages = 0; path && pages < 20; pages += 1) {
    const html = await read(request, path);
    const mail = html.split('<article').find((text) => text.includes(words) && text.search(link) >= 0);
    if (mail) return one(addressesIn(mail, link), 'link in a mail');
    path = addressesIn(html, /\/outbox\?after=[\da-f-]{36}/g).at(-1) ?? '';
  }
  throw new Error(`no mail has ${words} and ${link}`);
}

async function invitationOf(request: APIRequestContext, address: string): Promise<string> {
  await request.post('/organisations/members', { form: { intent: 'invite', email: address, role: 'drafter' } });
  return newestMailedLink(request, address, /\/organisations\/join\?token=[\w.~%-]+/g);
}

/** Staff read after saying why: what they opened stays open for a while. */
async function openFor(request: APIRequestContext, path: string): Promise<string> {
  await pathAfter(request, path, { intent: 'read', reason: '逐页检查页面外观' });
  return path;
}

const draftOfOpportunity = (): Fields => ({
  intent: 'save',
  language: 'zh',
  kind: 'pilot',
  title: '页面测试用的草稿',
  validUntil: dayIn(30),
});

const draftOfCapability = (): Fields => ({
  intent: 'save',
  language: 'zh',
  kind: 'product',
  title: '页面测试用的能力草稿',
  validUntil: dayIn(30),
});

/** An import waiting for its columns and rows to be looked at: one row is good, one cannot be imported. */
async function importOf(request: APIRequestContext): Promise<string> {
  const csv =
    '场景机会名称,合作需求,联系电话\n页面测试用的导入,每月巡检 120 公里，希望缩短到 3 天。,0431-8800-0000\n,,13900000000';
  const file = { name: '页面测试.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  const reply = await request.post('/imports/new', { multipart: { list: 'opportunity', file } });
  expect(reply.status(), 'upload of a list').toBe(200);
  return new URL(reply.url()).pathname;
}

const draftOfCall = (opportunity: string): Fields => ({
  opportunity,
  title: '页面测试用的榜单草稿',
  mode: 'single-winner',
  terms: '草稿。',
  'criteria[0].name': '技术',
  'criteria[0].weight': '100',
  bidsUntil: wallClockIn(30 * 86_400),
});

/** Everything in here is a path. */
export type References = Awaited<ReturnType<typeof lookUpReferences>>;

export async function lookUpReferences(browser: Browser) {
  const requestOf = async (name: DemoName | null) => (await contextOf(browser, name)).request;
  const guest = await requestOf(null);
  await proveSecondFactor(browser, 'administrator');
  const [carmaker, bidder, rival] = await Promise.all([requestOf('carmaker'), requestOf('bidder'), requestOf('rival')]);
  const administrator = await requestOf('administrator');
  const [operator, supervisor] = await Promise.all([requestOf('operator'), requestOf('supervisor')]);
  const opportunity = one(
    addressesIn(await read(guest, '/opportunities'), /\/opportunities\/OP-[\w-]+/g),
    'opportunity',
  );
  const capability = one(addressesIn(await read(guest, '/capabilities'), /\/capabilities\/CP-[\w-]+/g), 'capability');
  const calls = addressesIn(await read(guest, '/calls'), /\/calls\/CL-[\w-]+/g);
  const callsOfCarmaker = addressesIn(await read(carmaker, '/calls'), /\/calls\/CL-[\w-]+(?=")/g);
  const owned = addressesIn(await read(carmaker, '/workspace'), /\/opportunities\/OP-[\w-]+/g);
  const published = await firstPublished(guest, owned);
  const draftCall = await pathAfter(carmaker, '/calls/new', draftOfCall(published.split('/').at(-1) ?? ''));
  const organisation = await organisationOf(guest, capability);
  const ownOrganisation = await organisationOf(guest, published);
  const caseOf = (path: string) => path.replace('/organisations', '/operator/verifications');
  const trailOf = (path: string) => `/oversight/audit?organisation=${path.split('/').at(-1)}`;
  return {
    opportunity,
    capability,
    organisation,
    ownOrganisation,
    unreadCase: caseOf(ownOrganisation),
    openedCase: await openFor(operator, caseOf(organisation)),
    openedTrail: await openFor(supervisor, trailOf(ownOrganisation)),
    newestCall: one(calls, 'call'),
    oldestCall: one(calls.slice(-1), 'call'),
    callOfCarmaker: one(callsOfCarmaker, 'call of the carmaker'),
    opportunityOfCarmaker: published,
    capabilityOfBidder: one(
      addressesIn(await read(bidder, '/workspace'), /\/capabilities\/CP-[\w-]+/g),
      'capability of the bidder',
    ),
    draft: await pathAfter(carmaker, '/opportunities/new', draftOfOpportunity()),
    draftCall,
    draftCapability: await pathAfter(bidder, '/capabilities/new', draftOfCapability()),
    batch: one(addressesIn(await read(guest, '/batches'), /\/batches\/(?!new)[A-Z][\w-]+(?=")/g), 'batch'),
    draftBatch: one(
      addressesIn(await read(carmaker, '/batches'), /\/batches\/[\w-]+\/edit(?=")/g),
      'batch of the carmaker',
    ),
    import: await importOf(carmaker),
    review: one(
      addressesIn(await read(administrator, '/reviews'), /\/opportunities\/OP-[\w-]+\/review/g),
      'draft in review',
    ),
    confirmation: await newestMailedLink(guest, '', /\/confirm\?token=[\w.~%-]+/g),
    openIntroduction: one(
      addressesIn(await read(bidder, '/introductions?side=from'), /\/introductions\/[\da-f-]{36}/g).slice(-1),
      'introduction of the bidder',
    ),
    acceptedIntroduction: one(
      addressesIn(await read(rival, '/introductions?side=from'), /\/introductions\/[\da-f-]{36}/g).slice(-1),
      'introduction of the rival',
    ),
    invitation: await invitationOf(carmaker, emailOf('rival')),
  };
}

const organisationOf = async (guest: APIRequestContext, listing: string): Promise<string> =>
  one(addressesIn(await read(guest, listing), /\/organisations\/OR-[\w-]+/g), 'organisation');

async function firstPublished(guest: APIRequestContext, owned: readonly string[]): Promise<string> {
  for (const path of owned) if ((await guest.get(path)).status() === 200) return path;
  throw new Error('the carmaker has nothing published');
}
