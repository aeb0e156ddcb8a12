// Two organisations on one site: nothing of one can be read or changed by the other, and nothing by another site's pages.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callPhases } from '#app/domain/call.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { listingPhases } from '#app/domain/listing.ts';
import { db } from '#app/persistence/client.server.ts';
import { aBatch } from '../support/access-batches.ts';
import { assembleCast, type Character } from '../support/access-cast.ts';
import { anImport } from '../support/access-imports.ts';
import type { World } from '../support/access-probes.ts';
import { aCall, aListing, anAttachment, anIntroduction, someEvidence, someKeys } from '../support/access-things.ts';
import { writes } from '../support/access-writes.ts';
import { dumpRows, missingFrom } from '../support/database-dump.ts';
import { crawl, type Harvest } from '../support/site-crawl.ts';
import { type Site, startSite } from '../support/site-server.ts';
import { isTrace, takeWrites, watchWrites, writeLine } from '../support/write-watch.ts';

/** Stands in everything of the first organisation that is not public. */
const secret = `SECRET${randomUUID().slice(0, 8)}`;
/** Honours are public: only their removal is tried. */
const anHonour = { kind: 'hnte', issuer: 'Jilin', number: 'GR1' };
/** What one does to another's things by right or by a mailed secret, and a probe that changes the organisation first. */
const dealings = ['introduction.send', 'bid.submit', 'listing.confirm-by-link', 'organisation.request-verification'];
/** What everybody's requests leave behind. */
const ownTraces = ['session', 'event', 'delivery', 'rate_limit'];

const people = ['administrator', 'administrator of another organisation', 'drafter of another organisation'];

let site: Site;
let world: World;
let first: Character;
let second: Character;
let harvest: Harvest;

const named = (name: string): Character => {
  const found = world.cast.characters.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

/** @returns addresses no page leads to by a plain link */
async function fillFirstOrganisation(): Promise<string[]> {
  const { cast, keys, opportunity } = world;
  const { own, unverified } = cast.organisations;
  for (const list of ['opportunity', 'capability'] as const)
    for (const phase of listingPhases) await aListing(list, own.id, cast.writerId, phase);
  for (const phase of callPhases) await aCall(own, cast.writerId, phase, { keys, opportunityId: opportunity.id });
  for (const phase of introductionPhases)
    for (const [from, to] of [
      [own.id, unverified.id],
      [unverified.id, own.id],
    ] as const)
      await anIntroduction({ from, to, opportunityId: opportunity.id, sentById: cast.writerId }, phase);
  await someEvidence(own.id, cast.writerId);
  const invitation = { email: `${secret}@example.org`, role: 'drafter', tokenHash: secret, invitedById: cast.writerId };
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db.invitation.create({ data: { ...invitation, organisationId: own.id, expiresAt } });
  const personId = first.actor?.personId ?? '';
  const key = { name: secret, keyHash: secret, personId, organisationId: own.id, permissions: [] };
  await db.apiKey.create({ data: { ...key, expiresAt } });
  const title = { data: { title: secret } };
  await db.opportunityVersion.updateMany({ where: { publishedAt: null }, ...title });
  await db.capabilityVersion.updateMany({ where: { publishedAt: null }, ...title });
  await db.call.updateMany({ where: { publishedAt: null }, ...title });
  await db.introduction.updateMany({ data: { cooperationSought: secret, aboutUs: secret } });
  await db.introductionContact.updateMany({ data: { name: secret } });
  const colleague = { name: secret, email: `${secret}.colleague@example.org`.toLowerCase(), emailVerified: true };
  const membership = { organisationId: own.id, role: 'drafter', permissions: ['draft' as const] };
  await db.person.create({ data: { ...colleague, memberships: { create: membership } }, select: { id: true } });
  await db.honour.create({ data: { organisationId: own.id, ...anHonour } });
  const batch = await aBatch(world, 'draft');
  await db.batch.updateMany({ where: { releasedAt: null }, data: { nameEn: secret } });
  const run = await anImport(world);
  await db.importRun.updateMany({ data: { fileName: secret } });
  return [
    `/batches/${batch}/edit`,
    `/batches/${batch}/file?format=json`,
    `/imports/${run}/progress`,
    await anAttachment(own.id, cast.writerId, 'verified'),
  ];
}

beforeAll(async () => {
  site = await startSite();
  const cast = await assembleCast(people);
  const opportunity = await aListing('opportunity', cast.organisations.own.id, cast.writerId, 'published');
  world = { cast, keys: await someKeys(), opportunity };
  [first, second] = [named('administrator'), named('administrator of another organisation')];
  const unlinked = await fillFirstOrganisation();
  await watchWrites();
  const { reference } = cast.organisations.own;
  const plain = site.routes.filter(({ path, reads }) => reads && !/[:*]/.test(path)).map(({ path }) => path);
  const calls = await db.call.findMany({ select: { reference: true } });
  const more = calls.flatMap((call) => ['', '/seal.json', '/bid'].map((page) => `/calls/${call.reference}${page}`));
  const documents = await db.document.findMany({ where: { organisationId: cast.organisations.own.id } });
  const files = documents.flatMap(({ id }) => [`/organisations/documents/${id}`, `/operator/evidence/${id}`]);
  const profiles = ['/organisations', '/operator/verifications'].map((folder) => `${folder}/${reference}`);
  const start = [
    ...plain,
    ...unlinked,
    '/introductions?side=from',
    '/unwatch/00000000-0000-4000-8000-000000000000',
    ...profiles,
    `/organisations/${reference}/logo`,
    ...more,
    ...files,
  ];
  harvest = await crawl(site.base, first.cookie, [...start, '/api/auth/get-session']);
}, 120_000);
afterAll(() => site.close());

async function read(path: string, cookie: string): Promise<{ status: number; html: string }> {
  const reply = await fetch(site.base + path, { headers: { cookie, 'accept-language': 'en' }, redirect: 'manual' });
  return { status: reply.status, html: await reply.text() };
}

async function post(path: string, cookie: string, body: URLSearchParams | string, headers: Record<string, string>) {
  const json: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const reply = await fetch(site.base + path, {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { cookie, 'accept-language': 'en', ...json, ...headers },
  });
  return { status: reply.status, html: await reply.text() };
}

describe('the second organisation', () => {
  it('is shown every address there is: the walk of the first one’s people comes by every route', () => {
    const patterns = site.routes
      .filter(({ id, reads }) => reads && id !== 'routes/not-found')
      .map(({ id, path }) => [id, new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replace('*', '.+')}$`)] as const);
    const paths = [...harvest.pages.keys()].map((path) => path.replace(/\?.*/, ''));
    expect(patterns.filter(([, pattern]) => !paths.some((path) => pattern.test(path)))).toEqual([]);
  });

  it('reads nothing that is only the first one’s, at any address its people see', async () => {
    const addresses = [...harvest.pages].filter(([, { status }]) => status === 200);
    const secrets = addresses.filter(([, { html }]) => html.includes(secret));
    expect(addresses.length).toBeGreaterThan(60);
    expect(secrets.length).toBeGreaterThan(20);
    const leaks: string[] = [];
    let requests = 0;
    for (const [path] of harvest.pages)
      for (const { name, cookie } of [second, named('drafter of another organisation'), named('guest')]) {
        const { status, html } = await read(path, cookie);
        requests += 1;
        if (html.includes(secret) || status >= 500) leaks.push(`${name} ${path} ${status}`);
      }
    expect(leaks).toEqual([]);
    process.stdout.write(
      `two organisations: ${harvest.pages.size} addresses, ${secrets.length} with secrets, ${requests} requests\n`,
    );
  }, 180_000);

  it('changes nothing of the first one’s with any form on its people’s pages, nor with any command on its things', async () => {
    const before = await dumpRows(ownTraces);
    const ids = [world.cast.organisations.own.id, world.cast.organisations.own.reference];
    const ofFirst = before.filter((row) => row.includes(secret) || ids.some((id) => row.includes(id)));
    const told: string[] = [];
    const take = (what: string, { status, html }: { status: number; html: string }) => {
      if (html.includes(secret) || status >= 500) told.push(`${what} ${status}`);
    };
    const forms = harvest.forms.filter(({ path }) => path !== '/sign-out');
    for (const { path, fields } of forms)
      take(
        path,
        await post(
          path,
          second.cookie,
          new URLSearchParams(fields.map(([name, value]) => [name, value.replaceAll(secret, 'guessed')])),
          {},
        ),
      );
    const commands = writes.filter(({ owner, action }) => owner && !dealings.some((one) => one === action));
    const made: string[] = [];
    let requests = 0;
    for (const probe of commands)
      for (const state of probe.states ?? ['']) {
        const { path, form, json } = await probe.ask(world, second, state);
        await takeWrites();
        const body =
          json === undefined
            ? new URLSearchParams(Object.entries(form ?? {}) as [string, string][])
            : JSON.stringify(json);
        take(path, await post(path, second.cookie, body, {}));
        requests += 1;
        made.push(...(await takeWrites()).filter((write) => !isTrace(write)).map(writeLine));
      }
    expect(told).toEqual([]);
    expect(made).toEqual([]);
    const lost = missingFrom(await dumpRows(ownTraces), ofFirst);
    expect(lost).toEqual([]);
    expect(forms.length).toBeGreaterThan(30);
    process.stdout.write(
      `two organisations: ${forms.length} forms, ${commands.length} commands in ${requests} requests, ` +
        `${ofFirst.length} rows kept\n`,
    );
  }, 300_000);
});

describe('another site', () => {
  const disguises: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];

  it('is refused every post to every route that writes, and to every other', async () => {
    const before = await dumpRows(['session']);
    const wrong: string[] = [];
    for (const { id, path } of site.routes)
      for (const headers of disguises)
        for (const suffix of ['', '.data']) {
          const address = path.replace(/:\w+|\*/, 'x') + suffix;
          const { status } = await post(address, first.cookie, new URLSearchParams({ intent: 'remove' }), headers);
          if (status !== 403) wrong.push(`${id} ${JSON.stringify(headers)} ${status}`);
        }
    expect(wrong).toEqual([]);
    expect(missingFrom(await dumpRows(['session']), before)).toEqual([]);
    expect(missingFrom(before, await dumpRows(['session']))).toEqual([]);
  }, 60_000);
});

describe('reading', () => {
  it('writes nothing but that it was refused: every address, read again, leaves every row as it was', async () => {
    await takeWrites();
    for (const path of harvest.pages.keys()) await read(path, first.cookie);
    expect((await takeWrites()).filter((write) => !isTrace(write)).map(writeLine)).toEqual([]);
  }, 120_000);
});
