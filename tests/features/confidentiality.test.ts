// CANARY: random words in every locked section are in nothing that others read, and those entitled leave a trace.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilitySections, opportunitySections } from '#app/domain/section.ts';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { listReadings } from '#app/features/listings/list-readings.server.ts';
import { openSections } from '#app/features/listings/read-sections.server.ts';
import { keepWatch } from '#app/features/watching/keep-watch.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { indexName, meilisearch } from '#search/client.ts';
import { ensureIndexes, listIndexes } from '#search/indexes.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aVerifiedMember,
  deliver,
  type Member,
  type Published,
  republishCapability,
  republishOpportunity,
} from '../support/listing-world.ts';
import {
  amount,
  canaries,
  capabilityAccess,
  hits,
  introducedOnly,
  json,
  lockedCapability,
  lockedOpportunity,
  lockedSince,
  opportunityAccess,
  verifiedOnly,
} from '../support/locked-listings.ts';
import { aSignedInPerson, type SignedInPerson } from '../support/people.ts';
import { must } from '../support/sample-listings.ts';
import { crawl } from '../support/site-crawl.ts';
import { type Site, startSite } from '../support/site-server.ts';

let site: Site;
let owner: Member;
let reader: SignedInPerson & { member: Member };
let watcher: SignedInPerson;
let opportunity: Published;
let capability: Published;

const page = async (path: string, cookie = ''): Promise<string> => {
  const headers = { cookie, 'accept-language': 'en' };
  return (await fetch(site.base + path, { headers })).text();
};
const show = (list: string, reference: string, cookie: string) =>
  fetch(`${site.base}/section-readings`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ list, reference }) },
    headers: { cookie, origin: site.base },
  });

/** Signed in through the site, for an organisation of their own. */
async function aReader(): Promise<SignedInPerson & { member: Member }> {
  const of = await aVerifiedMember();
  const person = await aSignedInPerson();
  const { actor } = await person.viewer();
  const membership = { role: 'bidder', permissions: ['contact'], organisationId: of.organisation.id };
  await db.membership.create({ data: { ...membership, personId: actor.personId } });
  await db.session.updateMany({
    where: { personId: actor.personId },
    data: { activeOrganisationId: of.organisation.id },
  });
  return { ...person, member: { ...of, personId: actor.personId } };
}

beforeAll(async () => {
  await ensureIndexes();
  [site, owner, reader, watcher] = await Promise.all([startSite(), aVerifiedMember(), aReader(), aSignedInPerson()]);
  opportunity = await aListedOpportunity(owner, { problem: lockedSince });
  capability = await aListedCapability(owner, { description: lockedSince });
  // Whoever watches gets the mails of everything that follows.
  const { actor } = await watcher.viewer();
  must(await keepWatch(actor, 'opportunity', opportunity.reference, true));
  must(await keepWatch(actor, 'capability', capability.reference, true));
  for (let version = 2; version <= 4; version += 1) {
    await republishOpportunity(owner, opportunity.reference, { ...lockedOpportunity(), title: `Welds ${version}` });
    await republishCapability(owner, capability.reference, { ...lockedCapability(), title: `Welders ${version}` });
  }
  // Counterparts whose texts hold the same words, so that matching could tell.
  const other = await aVerifiedMember();
  await aListedCapability(other, { title: 'Welds inspection', description: canaries.slice(0, 20).join(' ') });
  // Their own public words do not count: those of the listings above do.
  await deliver('search');
  await deliver('match');
}, 60_000);
afterAll(() => site.close());

const paths = () => {
  const of = (prefix: string, { reference }: Published) => [
    `/${prefix}/${reference}`,
    `/${prefix}/${reference}/versions`,
    `/${prefix}/${reference}/versions?from=1&to=4`,
    ...[1, 2, 3, 4].map((number) => `/${prefix}/${reference}/versions/${number}`),
  ];
  return [...of('opportunities', opportunity), ...of('capabilities', capability)];
};
const dataPath = (path: string): string => {
  const [name, query] = path.split('?');
  return `${name === '/' ? '/_root' : name}.data${query ? `?${query}` : ''}`;
};

describe('what is locked', () => {
  it('is every section there is, in this test', () => {
    expect(Object.keys(opportunityAccess)).toEqual([...opportunitySections]);
    expect(Object.keys(capabilityAccess)).toEqual([...capabilitySections]);
  });

  it('is on no page that a guest can reach, nor in the data behind it', async () => {
    const start = ['/', '/opportunities', '/capabilities', '/search?q=Welds', '/search?sort=newest', ...paths()];
    const { pages } = await crawl(site.base, '', start, 150);
    const about = [...pages].filter(([path]) => !path.includes('OR-'));
    expect(about.length).toBeGreaterThan(25);
    for (const path of paths()) expect([path, pages.get(path)?.status]).toEqual([path, 200]);
    const decoy = await db.capabilityVersion.findFirstOrThrow({ where: { title: 'Welds inspection' } });
    const leaks: string[] = [];
    for (const [path, { html }] of pages) {
      // The decoy is open to all: its own pages hold the words by right.
      if (html.includes(decoy.description)) continue;
      const found = [...hits(html), ...hits(await page(dataPath(path)))];
      if (found.length > 0) leaks.push(`${path} ${found}`);
    }
    expect(leaks).toEqual([]);
  }, 60_000);

  it('is shown as existing, with the way to it', async () => {
    const html = await page(`/opportunities/${opportunity.reference}`);
    for (const words of ['Problem and present state', 'Budget and funding source', 'Sign in to read it'])
      expect(html).toContain(words);
    expect(html).toContain('After introduction');
  });

  it('is in no search document, and no search for it finds the listing', async () => {
    const indexes = Object.values(listIndexes).map((name) => meilisearch().index(indexName(name)));
    const dumps = await Promise.all(indexes.map((index) => index.getDocuments({ limit: 1000 })));
    const documents = dumps.flatMap(({ results }) => results);
    const own = documents.filter(({ id }) => id === opportunity.id || id === capability.id);
    expect(own).toHaveLength(2);
    expect(hits(json(own))).toEqual([]);
    expect(own.map(({ budget, budgetBand }) => ({ budget, budgetBand }))).toEqual(
      expect.arrayContaining([{ budget: null, budgetBand: null }]),
    );
    expect(await page(`/search?q=${verifiedOnly}`)).not.toContain(opportunity.reference);
  });

  it('carries no match, neither in its terms nor in the reasons shown', async () => {
    const rows = await db.match.findMany({ where: { opportunityId: opportunity.id } });
    expect(rows.length).toBeGreaterThan(0);
    expect(hits(json(rows.map(({ terms, parts }) => ({ terms, parts }))))).toEqual([]);
  });

  it('is in no mail to watchers, though each says what changed in public', async () => {
    const mails = await db.mail.findMany({ where: { toAddress: watcher.email } });
    expect(mails).toHaveLength(6);
    for (const { subject, body, unsubscribeUrl } of mails) {
      expect(hits(subject + body)).toEqual([]);
      expect(body).toContain(unsubscribeUrl);
    }
    expect(mails.some(({ body }) => body.includes('Welds 3') && body.includes('Welds 4'))).toBe(true);
  });

  it('is in no event', async () => {
    const events = await db.event.findMany({ select: { data: true } });
    expect(hits(json(events))).toEqual([]);
  });
});

describe('a reader of a verified organisation', () => {
  const path = () => `/opportunities/${opportunity.reference}`;

  it('sees nothing before pressing, and no reading writes anything', async () => {
    const html = await page(path(), reader.cookie);
    expect(hits(html)).toEqual([]);
    expect(html).toContain('Show locked sections');
    expect(await db.sectionReading.count()).toBe(0);
  });

  it('sees what is meant for verified organisations after pressing, and it is on record once', async () => {
    for (let press = 1; press <= 2; press += 1)
      expect((await show('opportunity', opportunity.reference, reader.cookie)).status).toBe(302);
    const html = await page(path(), reader.cookie);
    expect(html).toContain(verifiedOnly);
    expect(html).not.toContain(introducedOnly);
    expect(html).not.toContain(String(amount));
    const events = await db.event.findMany({
      where: { kind: 'opportunity.sections-read', subjectId: opportunity.id, refusal: null },
    });
    expect(events).toMatchObject([{ organisationId: reader.member.organisation.id, data: { version: 4 } }]);
    expect(await db.sectionReading.count()).toBe(1);
  });

  it('shares nothing of it with a colleague who has not pressed, nor with older versions', async () => {
    const colleague = await aReader();
    const organisationId = reader.member.organisation.id;
    await db.membership.updateMany({ where: { personId: colleague.member.personId }, data: { organisationId } });
    await db.session.updateMany({
      where: { personId: colleague.member.personId },
      data: { activeOrganisationId: organisationId },
    });
    expect(hits(await page(path(), colleague.cookie))).toEqual([]);
    for (const older of paths().slice(1)) expect(hits(await page(older, reader.cookie))).toEqual([]);
  });

  it('loses it with the verification of the organisation, at the next request', async () => {
    const where = { id: reader.member.organisation.id };
    await db.organisation.update({ where, data: { verification: 'suspended' } });
    expect(hits(await page(path(), reader.cookie))).toEqual([]);
    expect((await show('opportunity', opportunity.reference, reader.cookie)).status).toBe(403);
    await db.organisation.update({ where, data: { verification: 'verified' } });
    expect(await page(path(), reader.cookie)).toContain(verifiedOnly);
  });

  it('sees what an introduction unlocks after another press', async () => {
    const readings = async () =>
      listReadings(owner, 'opportunity', { ...opportunity, organisationId: owner.organisation.id });
    expect(await readings()).toMatchObject([{ versionNumber: 4, role: 'bidder', name: null }]);
    const contact = { name: 'N', phone: '', email: 'n@example.org' };
    const words = { cooperationSought: 'Trial', questions: '', aboutUs: 'Welders', offered: '', contact };
    const about = { list: 'opportunity', reference: opportunity.reference } as const;
    const { id } = must(await expressInterest(reader.member, about, words));
    expect(await page(path(), reader.cookie)).not.toContain(introducedOnly);
    must(await answerIntroduction(owner, id, { accept: true, contact }));
    const before = await page(path(), reader.cookie);
    expect(before).not.toContain(introducedOnly);
    expect(before).toContain('Show locked sections');
    must(await openSections((await reader.viewer()).actor, 'opportunity', opportunity.reference));
    const html = await page(path(), reader.cookie);
    expect(html).toContain(introducedOnly);
    expect(html).toContain(String(amount));
    expect(await readings()).toMatchObject([{ versionNumber: 4, name: '李雷' }]);
  });

  it('presses again for every new version', async () => {
    await republishOpportunity(owner, opportunity.reference, { ...lockedOpportunity(), title: 'Welds 5' });
    expect(hits(await page(path(), reader.cookie))).toEqual([]);
  });
});

describe('who may not open', () => {
  it.each([
    ['a guest', (): string => '', 302],
    ['a person without an organisation', (): string => watcher.cookie, 403],
  ] as const)('%s', async (_, cookie, status) => {
    expect((await show('capability', capability.reference, cookie())).status).toBe(status);
    expect(hits(await page(`/capabilities/${capability.reference}`, cookie()))).toEqual([]);
  });
  it('the readings of a listing are for its own organisation alone', async () => {
    const listing = { ...opportunity, organisationId: owner.organisation.id };
    expect(await listReadings(reader.member, 'opportunity', listing)).toEqual([]);
  });
});

describe('an organisation’s own preview', () => {
  it('shows each audience what it sees, and nobody else anything', async () => {
    const { personId } = (await watcher.viewer()).actor;
    const role = { role: 'publisher', permissions: ['draft'], organisationId: owner.organisation.id };
    await db.membership.create({ data: { ...role, personId } });
    await db.session.updateMany({ where: { personId }, data: { activeOrganisationId: role.organisationId } });
    const preview = async (as: string): Promise<string> =>
      page(`/opportunities/${opportunity.reference}/preview?as=${as}`, watcher.cookie);
    expect(hits(await preview('public'))).toEqual([]);
    expect(await preview('verified')).toContain(verifiedOnly);
    expect(await preview('verified')).not.toContain(introducedOnly);
    expect(await preview('introduced')).toContain(introducedOnly);
    const other = await fetch(`${site.base}/opportunities/${opportunity.reference}/preview`, {
      headers: { cookie: reader.cookie },
    });
    expect(other.status).toBe(404);
  });
});
