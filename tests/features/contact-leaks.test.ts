// Planted phones and addresses of both sides of an introduction, looked for on every surface before, after, and after
// withdrawal (CT-1); and whether anybody can tell what exists from what does not (CT-2).
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { indexName, meilisearch } from '#search/client.ts';
import { ensureIndexes, listIndexes } from '#search/indexes.ts';
import { aPlantedMember, type Planted } from '../support/introduced-people.ts';
import { aListedCapability, aListedOpportunity, deliver, type Published } from '../support/listing-world.ts';
import { aSignedInPerson } from '../support/people.ts';
import { must } from '../support/sample-listings.ts';
import { crawl } from '../support/site-crawl.ts';
import { type Site, startSite } from '../support/site-server.ts';

let site: Site;
let sender: Planted;
let receiver: Planted;
let outsider: Planted;
let opportunity: Published;
let capability: Published;
let introduction = '';
const staff: Record<string, string> = {};

beforeAll(async () => {
  [site] = await Promise.all([startSite(), ensureIndexes()]);
  sender = await aPlantedMember('sendercanary', '7001000');
  receiver = await aPlantedMember('receivercanary', '7002000');
  outsider = await aPlantedMember('outsidercanary', '7003000');
  opportunity = await aListedOpportunity(receiver.actor, {}, receiver.contact);
  capability = await aListedCapability(sender.actor, {}, sender.contact);
  const about = { list: 'opportunity', reference: opportunity.reference } as const;
  const words = { cooperationSought: 'A joint trial', questions: 'Which line?', aboutUs: 'We build sensors' };
  const input = { ...words, offered: capability.reference, contact: sender.contact };
  introduction = must(await expressInterest(sender.actor, about, input)).id;
  for (const role of ['operator', 'supervisor', 'broker'] as const)
    staff[role] = (await aSignedInPerson([role])).cookie;
  await deliver('search');
  await deliver('match');
}, 120_000);
afterAll(() => site.close());

const get = async (path: string, cookie: string): Promise<string> => {
  const reply = await fetch(site.base + path, { headers: { cookie, 'accept-language': 'en' }, redirect: 'manual' });
  const headers = [...reply.headers].filter(([name]) => name !== 'set-cookie').map((pair) => pair.join(': '));
  return `${headers.join('\n')}\n${await reply.text()}`;
};
const post = async (path: string, cookie: string, form: Record<string, string>) => {
  const reply = await fetch(site.base + path, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
    headers: { cookie, origin: site.base, 'accept-language': 'en' },
  });
  return { status: reply.status, html: await reply.text() };
};

/** Who reads, and what must not be found by them: one's own details are one's own. */
const readers = () =>
  [
    { who: 'guest', cookie: '', marks: [sender.marks, receiver.marks] },
    { who: 'another organisation', cookie: outsider.cookie, marks: [sender.marks, receiver.marks] },
    ...Object.entries(staff).map(([who, cookie]) => ({ who, cookie, marks: [sender.marks, receiver.marks] })),
    { who: 'sender', cookie: sender.cookie, marks: [receiver.marks] },
    { who: 'receiver', cookie: receiver.cookie, marks: [sender.marks] },
  ] as const;

const pagesAround = () => [
  `/introductions/${introduction}`,
  `/introductions/${introduction}/messages`,
  `/introductions/${introduction}/files`,
  `/opportunities/${opportunity.reference}`,
  `/capabilities/${capability.reference}`,
  `/organisations/${sender.reference}`,
  `/organisations/${receiver.reference}`,
  `/introductions/new?about=opportunity&opportunity=${opportunity.reference}`,
  `/introductions/new?about=capability&capability=${capability.reference}`,
];
const exports = ['csv', 'json', 'xlsx'].flatMap((format) =>
  ['/opportunities/export', '/capabilities/export', '/search/export'].map((path) => `${path}?format=${format}`),
);
const data = (path: string): string => path.replace(/(?=\?|$)/, '.data');

async function searchedPages(): Promise<{ leaks: string[]; read: number }> {
  const leaks: string[] = [];
  let read = 0;
  for (const { who, cookie, marks } of readers()) {
    const start = [
      '/',
      '/search?q=welds',
      '/introductions',
      '/introductions?side=from',
      '/broker',
      '/notifications',
      ...pagesAround(),
    ];
    const { pages } = await crawl(site.base, cookie, start, 45);
    const texts = new Map([...pages].map(([path, { html }]) => [path, html]));
    for (const path of [...pagesAround().map(data), '/introductions.data', ...exports, '/no-such-page'])
      texts.set(path, await get(path, cookie));
    read += texts.size;
    // The reader's own organisation keeps a list of its own people and contacts.
    for (const [path, text] of texts) if (marks.some((mark) => mark.test(text))) leaks.push(`${who} ${path}`);
  }
  return { leaks, read };
}

/** Of everything that leaves by other ways: the index, mails by receiver, events, notifications. */
async function searchedRows(): Promise<string[]> {
  const either = new RegExp(`${sender.marks.source}|${receiver.marks.source}`, 'i');
  const leaks: string[] = [];
  for (const name of Object.values(listIndexes)) {
    const { results } = await meilisearch().index(indexName(name)).getDocuments({ limit: 1000 });
    if (either.test(JSON.stringify(results))) leaks.push(`index ${name}`);
  }
  const mails = await db.mail.findMany();
  for (const { toAddress, ...mail } of mails) {
    const marks = /sendercanary/.test(toAddress)
      ? receiver.marks
      : /receivercanary/.test(toAddress)
        ? sender.marks
        : either;
    if (marks.test(JSON.stringify(mail))) leaks.push(`mail to ${toAddress}`);
  }
  const plain = (rows: unknown) =>
    JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  if (either.test(plain(await db.event.findMany()))) leaks.push('events');
  if (either.test(plain(await db.notification.findMany()))) leaks.push('notifications');
  return leaks;
}

/** Who gets which side's details when asking for them. */
async function asked(): Promise<string[]> {
  const found: string[] = [];
  for (const { who, cookie } of readers())
    for (const path of [`/introductions/${introduction}`, `/introductions/${introduction}.data`]) {
      const { html } = await post(path, cookie, { intent: 'contacts' });
      if ([sender.contact, receiver.contact].every(({ phone, email }) => html.includes(phone) && html.includes(email)))
        found.push(who);
      else if (html.includes(sender.contact.phone) && html.includes(receiver.contact.phone))
        found.push(`${who} in part`);
    }
  return [...new Set(found)];
}

describe('contact details', () => {
  it('are found nowhere before acceptance: no page, data, export, index, mail, event or notification', async () => {
    const { leaks, read } = await searchedPages();
    expect(leaks).toEqual([]);
    expect(read).toBeGreaterThan(300);
    expect(await searchedRows()).toEqual([]);
    expect(await asked()).toEqual([]);
    process.stdout.write(`contact leaks: ${read} answers read before acceptance, 0 with contact details\n`);
  }, 120_000);

  it('cannot be written into what the other side reads before it has accepted', async () => {
    const path = `/introductions/new?about=opportunity&opportunity=${opportunity.reference}`;
    const contact = { 'contact.name': 'A', 'contact.phone': '0431-88001122', 'contact.email': '' };
    const words = { cooperationSought: 'Call 13900001111', aboutUs: 'We', questions: '', offered: '' };
    const refused = await post(path, sender.cookie, { ...words, ...contact });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Please take out contact details');
    const asking = await post(`/introductions/${introduction}`, receiver.cookie, {
      intent: 'ask',
      text: 'Write to someone@canary.example',
    });
    expect(asking.status).toBe(422);
  });

  it('are for exactly the two organisations after acceptance, and are still in no page, index, mail or event', async () => {
    const { contact } = receiver;
    const fields = { 'contact.name': contact.name, 'contact.phone': contact.phone, 'contact.email': contact.email };
    const { status } = await post(`/introductions/${introduction}`, receiver.cookie, { intent: 'accept', ...fields });
    expect(status).toBe(302);
    expect(await asked()).toEqual(['sender', 'receiver']);
    expect(await searchedRows()).toEqual([]);
    const log = await db.event.findMany({
      where: { subjectId: introduction, kind: 'introduction.contacts-read', refusal: null },
    });
    expect(new Set(log.map(({ organisationId }) => organisationId))).toEqual(
      new Set([sender.actor.organisation.id, receiver.actor.organisation.id]),
    );
  });

  it('are hidden from both again once either side withdraws consent, and come back when it is given again', async () => {
    const path = `/introductions/${introduction}`;
    expect((await post(path, receiver.cookie, { intent: 'withdraw' })).status).toBe(302);
    expect(await asked()).toEqual([]);
    expect((await get(path, sender.cookie)).match(receiver.marks)).toBeNull();
    const { contact } = receiver;
    const fields = { 'contact.name': contact.name, 'contact.phone': contact.phone, 'contact.email': contact.email };
    expect((await post(path, receiver.cookie, { intent: 'consent', ...fields })).status).toBe(302);
    expect(await asked()).toEqual(['sender', 'receiver']);
  });

  it('are guarded by the database itself: its function gives nothing to others or before acceptance', async () => {
    const given = (reader: string) =>
      db.$queryRaw<unknown[]>`SELECT * FROM introduction_contacts_for(${introduction}::uuid, ${reader}::uuid)`;
    expect(await given(sender.actor.organisation.id)).toHaveLength(2);
    expect(await given(outsider.actor.organisation.id)).toEqual([]);
  });
});

/** Best share of right guesses that one threshold on the time makes, either way round. */
function bestGuess(samples: readonly { readonly exists: boolean; readonly ms: number }[]): number {
  const sorted = samples.toSorted((a, b) => a.ms - b.ms);
  const total = sorted.filter(({ exists }) => exists).length;
  let before = 0;
  let best = 0;
  for (const [index, { exists }] of sorted.entries()) {
    if (exists) before += 1;
    const right = before + (sorted.length - index - 1 - (total - before));
    best = Math.max(best, right, sorted.length - right);
  }
  return best / sorted.length;
}

describe('what exists and what does not', () => {
  it('are answered alike: same words and no telling time over 1,000 probes', async () => {
    const draft = await aListedOpportunity(receiver.actor);
    await db.opportunity.update({ where: { id: draft.id }, data: { withdrawnAt: new Date(), withdrawalReason: 'x' } });
    const kinds = [
      { there: `/introductions/${introduction}`, gone: () => `/introductions/${randomUUID()}` },
      { there: `/introductions/${introduction}/messages`, gone: () => `/introductions/${randomUUID()}/messages` },
      { there: `/introductions/${introduction}/files`, gone: () => `/introductions/${randomUUID()}/files` },
      {
        there: `/introductions/new?about=opportunity&opportunity=${draft.reference}`,
        gone: () => `/introductions/new?about=opportunity&opportunity=OP-${randomUUID().slice(0, 12).toUpperCase()}`,
      },
    ];
    const samples: { exists: boolean; ms: number }[] = [];
    const words = new Set<string>();
    // Whatever differs by request stands for itself: ids, nonces and the address asked for.
    const masked = (html: string) =>
      html.replaceAll(/nonce="[^"]*"/g, '').replaceAll(/[\da-f-]{36}|OP-[\w-]+|[\w+/-]{22,}={0,2}/gi, '·');
    for (let round = 0; round < 1_050; round += 1) {
      const kind = kinds[round % kinds.length] as (typeof kinds)[number];
      const exists = Math.random() < 0.5;
      const began = performance.now();
      const html = await get(data(exists ? kind.there : kind.gone()), outsider.cookie);
      const ms = performance.now() - began;
      // The first few warm the caches up.
      if (round < 50) continue;
      samples.push({ exists, ms });
      words.add(masked(html.replace(/^(date|x-request-id|etag|content-length):.*$/gim, '')));
    }
    expect(samples).toHaveLength(1_000);
    expect(words.size).toBe(1);
    const share = bestGuess(samples);
    process.stdout.write(`existence: ${samples.length} probes, best guess by time ${(share * 100).toFixed(1)} %\n`);
    expect(share).toBeLessThanOrEqual(0.55);
  }, 120_000);
});
