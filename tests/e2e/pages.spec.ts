// Every page, in both languages, on a desk and on a phone, in light and dark colours: answers, no errors, accessible, no overflow.
import { type Browser, expect, type Page, test } from '@playwright/test';
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '#app/routes.ts';
import { expectGoodLook, windows } from '../support/accessibility.ts';
import { type DemoName, hydrated, pageOf } from '../support/browser-people.ts';
import { lookUpReferences, type References } from '../support/page-references.ts';

// What failed is told by the messages; recording every step would double the time.
test.use({ trace: 'off' });
test.describe.configure({ timeout: 60_000 });

interface Visit {
  readonly route: string;
  readonly path: string | ((known: References) => string);
  /** 200 unless said otherwise. */
  readonly status?: number;
}

const visits: Readonly<Partial<Record<DemoName | 'guest', readonly Visit[]>>> = {
  // First, as the proof of the second factor made at the start holds for minutes only.
  administrator: [
    { route: 'organisations/api-keys', path: '/organisations/api-keys' },
    { route: 'organisations/roles', path: '/organisations/roles' },
    { route: 'organisations/members', path: '/organisations/members' },
    { route: 'accounts/account', path: '/account' },
    { route: 'accounts/security', path: '/account/security' },
    { route: 'reviews', path: '/reviews' },
    { route: 'opportunities/review', path: (known) => known.review },
  ],
  guest: [
    { route: 'home', path: '/' },
    { route: 'search', path: '/search?q=遥感' },
    { route: 'search', path: '/search?q=没有这样的内容xyzzy' },
    { route: 'accounts/sign-in', path: '/sign-in' },
    { route: 'accounts/sign-up', path: '/sign-up' },
    { route: 'accounts/verify-email', path: '/verify-email?token=some' },
    { route: 'accounts/forgot-password', path: '/forgot-password' },
    { route: 'accounts/reset-password', path: '/reset-password?token=some' },
    { route: 'accounts/outbox', path: '/outbox' },
    { route: 'organisations/detail', path: (known) => known.organisation },
    { route: 'opportunities/list', path: '/opportunities' },
    { route: 'opportunities/detail', path: (known) => known.opportunity },
    { route: 'opportunities/versions', path: (known) => `${known.opportunity}/versions` },
    { route: 'capabilities/list', path: '/capabilities?field=photonics' },
    { route: 'capabilities/detail', path: (known) => known.capability },
    { route: 'capabilities/versions', path: (known) => `${known.capability}/versions` },
    { route: 'opportunities/version', path: (known) => `${known.opportunity}/versions/1` },
    { route: 'capabilities/version', path: (known) => `${known.capability}/versions/1` },
    { route: 'batches/list', path: '/batches' },
    { route: 'batches/detail', path: (known) => known.batch },
    { route: 'confirm', path: (known) => known.confirmation },
    { route: 'confirm', path: '/confirm?token=wrong', status: 404 },
    { route: 'accounts/unwatch', path: `/unwatch/${'0'.repeat(36)}?token=wrong`, status: 404 },
    { route: 'calls/list', path: '/calls' },
    { route: 'calls/detail', path: (known) => known.newestCall },
    { route: 'not-found', path: '/no-such-page', status: 404 },
    { route: 'opportunities/detail', path: '/opportunities/OP-0000-0000', status: 404 },
  ],
  carmaker: [
    { route: 'home', path: '/' },
    { route: 'accounts/step-up', path: '/step-up?to=/account/security' },
    { route: 'accounts/custodian-key', path: '/account/custodian-key' },
    { route: 'accounts/personal-data', path: '/account/personal-data' },
    { route: 'organisations/detail', path: (known) => known.ownOrganisation },
    { route: 'organisations/audit', path: '/organisations/audit' },
    { route: 'organisations/edit', path: '/organisations/edit' },
    { route: 'organisations/honours', path: '/organisations/honours' },
    { route: 'organisations/files', path: '/organisations/files' },
    { route: 'organisations/members', path: '/organisations/members' },
    { route: 'organisations/roles', path: '/organisations/roles' },
    { route: 'organisations/api-keys', path: '/organisations/api-keys' },
    { route: 'workspace', path: '/workspace' },
    { route: 'opportunities/new', path: '/opportunities/new' },
    { route: 'opportunities/detail', path: (known) => known.opportunityOfCarmaker },
    { route: 'opportunities/edit', path: (known) => `${known.opportunityOfCarmaker}/edit` },
    { route: 'opportunities/detail', path: (known) => known.draft },
    { route: 'opportunities/preview', path: (known) => `${known.draft}/preview?as=introduced` },
    { route: 'attachments/manage', path: (known) => `${known.opportunityOfCarmaker}/attachments` },
    { route: 'accounts/watches', path: '/watches' },
    { route: 'imports/list', path: '/imports' },
    { route: 'imports/new', path: '/imports/new' },
    { route: 'imports/detail', path: (known) => `${known.import}?step=columns` },
    { route: 'imports/detail', path: (known) => `${known.import}?step=rows` },
    { route: 'batches/list', path: '/batches' },
    { route: 'batches/new', path: '/batches/new' },
    { route: 'batches/edit', path: (known) => known.draftBatch },
    { route: 'introductions/list', path: '/introductions' },
    { route: 'calls/list', path: '/calls' },
    { route: 'calls/new', path: '/calls/new' },
    { route: 'calls/edit', path: (known) => known.draftCall },
    { route: 'calls/detail', path: (known) => known.callOfCarmaker },
    { route: 'calls/opening', path: (known) => `${known.callOfCarmaker}/opening` },
    { route: 'oversight/verifications', path: '/operator/verifications', status: 404 },
  ],
  bidder: [
    { route: 'capabilities/new', path: '/capabilities/new' },
    { route: 'capabilities/detail', path: (known) => known.capabilityOfBidder },
    { route: 'capabilities/edit', path: (known) => `${known.capabilityOfBidder}/edit` },
    { route: 'capabilities/preview', path: (known) => `${known.capabilityOfBidder}/preview` },
    { route: 'capabilities/review', path: (known) => `${known.draftCapability}/review` },
    { route: 'introductions/list', path: '/introductions?side=from' },
    { route: 'introductions/detail', path: (known) => known.openIntroduction },
    { route: 'introductions/new', path: (known) => interestIn(known.opportunityOfCarmaker) },
    { route: 'calls/detail', path: (known) => known.oldestCall },
    { route: 'bids/submit', path: (known) => `${known.oldestCall}/bid` },
    { route: 'bids/mine', path: '/bids' },
  ],
  rival: [
    { route: 'organisations/join', path: (known) => known.invitation },
    { route: 'organisations/join', path: '/organisations/join?token=wrong', status: 409 },
    { route: 'introductions/detail', path: (known) => known.acceptedIntroduction },
    { route: 'opportunities/detail', path: (known) => known.draft, status: 404 },
    { route: 'introductions/detail', path: (known) => known.openIntroduction, status: 404 },
  ],
  operator: [
    { route: 'oversight/verifications', path: '/operator/verifications?state=verified' },
    { route: 'oversight/verification', path: (known) => known.unreadCase },
    { route: 'oversight/verification', path: (known) => known.openedCase },
    { route: 'oversight/experts', path: '/operator/experts' },
    { route: 'oversight/listings', path: '/operator/listings' },
    { route: 'accounts/expert', path: '/account/expert', status: 404 },
    { route: 'organisations/new', path: '/organisations/new' },
    { route: 'workspace', path: '/workspace', status: 403 },
  ],
  supervisor: [
    { route: 'calls/opening', path: (known) => `${known.callOfCarmaker}/opening` },
    { route: 'oversight/audit', path: '/oversight/audit' },
    { route: 'oversight/audit', path: (known) => known.openedTrail },
  ],
  expert: [
    { route: 'accounts/expert', path: '/account/expert' },
    { route: 'accounts/account', path: '/account' },
  ],
  broker: [
    { route: 'workspace', path: '/workspace' },
    { route: 'suggestions', path: '/suggestions' },
    { route: 'opportunities/suggestions', path: (known) => `${known.opportunityOfCarmaker}/suggestions` },
    { route: 'capabilities/suggestions', path: (known) => `${known.capabilityOfBidder}/suggestions` },
  ],
};

const interestIn = (path: string): string =>
  `/introductions/new?about=opportunity&opportunity=${path.split('/').at(-1)}`;

/** Routes that answer without a page of their own. */
const withoutPage = [
  'language',
  'accounts/sign-out',
  'accounts/authentication-endpoints',
  'accounts/second-factor', // only after a password: second-factor.spec.ts
  'organisations/switch',
  'calls/seal-bundle',
  'organisations/audit-export',
  'oversight/audit-export',
  'accounts/personal-data-export',
  'organisations/document',
  'organisations/logo',
  'oversight/evidence',
  'api/me',
  'listings/typed-form',
  'listings/districts',
  'section-readings',
  'exports/own',
  'exports/search',
  'exports/opportunities',
  'exports/capabilities',
  'attachments/download',
  'batches/file',
  'imports/template',
  'imports/progress',
];

const routeNames = (entries: readonly RouteConfigEntry[]): string[] =>
  entries.flatMap(({ file, children = [] }) => [file.replace(/^routes\/(.*)\.tsx?$/, '$1'), ...routeNames(children)]);

test('the list below covers every route of the site', async () => {
  const visited = Object.values(visits).flatMap((list) => list.map(({ route }) => route));
  expect(new Set([...visited, ...withoutPage])).toEqual(new Set(routeNames(await routes)));
});

let known: References;
test.beforeAll(async ({ browser }) => {
  known = await lookUpReferences(browser);
});

/** Any two of language, window and colours meet once in these four looks. */
const readers = [
  { lang: 'zh-CN', locale: 'zh-CN', colours: { desk: 'light', phone: 'dark' } },
  { lang: 'en', locale: 'en-GB', colours: { desk: 'dark', phone: 'light' } },
] as const;
type Reader = (typeof readers)[number];

/** What the browser complained about since the last visit. */
const complaints = new WeakMap<Page, string[]>();
const open = new Map<string, Page>();

async function pageFor(browser: Browser, who: DemoName | null, reader: Reader): Promise<Page> {
  const key = `${who} ${reader.lang}`;
  const before = open.get(key);
  if (before) return before;
  const page = await pageOf(browser, who, { locale: reader.locale, reducedMotion: 'reduce' });
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(`page error: ${error.message}`));
  // Violations of the content security policy are console errors, too.
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    heard.push(`console: ${message.text()} ${message.location().url}`);
  });
  open.set(key, page);
  return page;
}

async function inspect(page: Page, path: string, status: number, { lang, colours }: Reader): Promise<void> {
  const heard = complaints.get(page) ?? [];
  heard.length = 0;
  await page.setViewportSize(windows.desk);
  await page.emulateMedia({ colorScheme: colours.desk });
  const reply = await page.goto(path);
  expect.soft(reply?.status(), `status in ${lang}`).toBe(status);
  await hydrated(page);
  expect.soft(await page.locator('html').getAttribute('lang'), 'language of the document').toBe(lang);
  expect.soft((await page.title()).trim(), `title in ${lang}`).not.toBe('');
  expect.soft(await page.locator('h1').count(), `first-level headings in ${lang}`).toBe(1);
  await expectGoodLook(page, 'desk', colours.desk, lang);
  await expectGoodLook(page, 'phone', colours.phone, lang);
  const others = heard.filter((line) => status === 200 || !line.endsWith(` (${reply?.statusText()}) ${reply?.url()}`));
  expect.soft(others, `complaints of the browser in ${lang}`).toEqual([]);
}

for (const [who, list] of Object.entries(visits) as [DemoName | 'guest', readonly Visit[]][]) {
  test.describe(`for ${who}`, () => {
    test.afterAll(async () => {
      await Promise.all([...open.values()].map((page) => page.context().close()));
      open.clear();
    });
    list.forEach(({ route, path, status = 200 }, index) => {
      const shown = typeof path === 'string' ? path : `a page of ${route}`;
      test(`${index + 1}. ${shown} answers ${status}, is accessible and fits a phone`, async ({ browser }) => {
        const address = typeof path === 'string' ? path : path(known);
        for (const reader of readers)
          await inspect(await pageFor(browser, who === 'guest' ? null : who, reader), address, status, reader);
      });
    });
  });
}
