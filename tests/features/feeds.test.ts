// Feeds and calendars over their routes: valid for other parsers, conditional, stable, and with nothing locked in them.
import { getFeed, parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { endCalendar, makeCalendar } from '#app/features/feeds/own-calendar.server.ts';
import { writeCalendar } from '#app/features/feeds/write-calendar.ts';
import { moderateListing } from '#app/features/moderation/moderate-listing.server.ts';
import { keepWatch } from '#app/features/watching/keep-watch.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { loader as calendarRoute } from '#app/routes/feeds/calendar.ts';
import { loader as feedRoute } from '#app/routes/feeds/feed.ts';
import { loader as ownCalendarRoute } from '#app/routes/feeds/own-calendar.ts';
import { ensureIndexes } from '#search/indexes.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  type Member,
  type Published,
} from '../support/listing-world.ts';
import { hits, lockedCapability, lockedOpportunity } from '../support/locked-listings.ts';
import { aContext, aRequest } from '../support/requests.ts';
import { must } from '../support/sample-listings.ts';

const contactCanary = { name: 'ZQCONTACT', phone: '13987654321', email: 'zqcontact@canary.example' };
const contactTraces = /zqcontact|13987654321|canary\.example/i;

let visitors = 0;
/** Each from an address of its own: how often one may ask is not the question here. */
const context = () => {
  visitors += 1;
  return aContext({ clientAddress: `192.0.2.${visitors % 250}:${visitors}` });
};

async function get(
  route: typeof feedRoute,
  params: Record<string, string>,
  query = '',
  headers: Record<string, string> = {},
) {
  const request = aRequest(`/feeds/${Object.values(params).join('/')}${query}`, { headers });
  const reply = await route({ request, params, context: context() });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}
const feed = (file: string, query = '', headers = {}) => get(feedRoute, { file }, query, headers);
const calendar = (file: string, query = '') => get(calendarRoute, { file }, query);
const own = (token: string) => get(ownCalendarRoute, { token });

let owner: Member;
let opportunity: Published;
beforeAll(async () => {
  await ensureIndexes();
  owner = await aVerifiedMember({ mark: 'ZQCONTACT' });
  opportunity = await aListedOpportunity(
    owner,
    { titleTranslated: 'Cassowary <fencing> & "gates"', ...lockedOpportunity() },
    contactCanary,
  );
  await aListedCapability(owner, { title: 'Cassowary drones', ...lockedCapability() }, contactCanary);
  await deliver('search');
});

describe('an Atom feed', () => {
  it('is read by a parser that is not ours: titles, links, stable ids, dates', async () => {
    const { status, headers, text } = await feed('opportunities.atom', '?lang=en');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const read = getFeed(parseDocument(text, { xmlMode: true }).children);
    expect(read).toMatchObject({ type: 'atom', title: expect.stringContaining('Opportunity list') });
    const item = read?.items.find(({ title }) => title?.includes('Cassowary'));
    expect(item).toMatchObject({
      id: `urn:uuid:${opportunity.id}`,
      link: expect.stringMatching(new RegExp(`^http.*/opportunities/${opportunity.reference}$`)),
      pubDate: expect.any(Date),
    });
    expect(item?.title).toContain('<fencing> & "gates"');
  });

  it('of a search holds what the search finds, under the same parameters', async () => {
    const titlesIn = async (query: string) =>
      getFeed(parseDocument((await feed('search.atom', query)).text, { xmlMode: true }).children)?.items.map(
        ({ title }) => title,
      );
    expect(await titlesIn('?q=cassowary&list=capability')).toEqual(['Cassowary drones']);
    expect(await titlesIn('?q=cassowary')).toHaveLength(2);
    expect(await titlesIn('?q=nothing-has-this-word')).toEqual([]);
  });
});

it('a JSON Feed is version 1.1 with what it requires', async () => {
  const { headers, text } = await feed('search.json', '?q=cassowary&lang=zh-CN');
  expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
  const read = JSON.parse(text);
  expect(read).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'zh-CN' });
  expect(read.feed_url).toMatch(/\/feeds\/search\.json\?q=cassowary&lang=zh-CN$/);
  expect(read.items).toHaveLength(2);
  for (const item of read.items) {
    expect(item).toMatchObject({ id: expect.stringMatching(/^urn:uuid:/), url: expect.any(String) });
    expect(item.content_text.length).toBeGreaterThan(0);
    expect(new Date(item.date_published).toISOString()).toBe(item.date_published);
  }
});

describe('asking again', () => {
  it('is answered with nothing when nothing changed, by tag or by date, and whole when something did', async () => {
    const first = await feed('capabilities.atom');
    const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    expect((await feed('capabilities.atom', '', { 'if-none-match': `"x", ${etag}` })).status).toBe(304);
    expect((await feed('capabilities.atom', '', { 'if-modified-since': modified })).status).toBe(304);
    expect((await feed('capabilities.atom')).text).toBe(first.text);
    await aListedCapability(owner, { title: 'Kakapo counting' });
    const again = await feed('capabilities.atom', '', { 'if-none-match': etag });
    expect(again.status).toBe(200);
    expect(again.text).toContain('Kakapo counting');
  });

  it('what was taken off its list is gone, whatever the date', async () => {
    const hidden = await aListedOpportunity(owner, { title: 'Takahe, hidden soon' });
    const first = await feed('opportunities.json', '?lang=zh-CN');
    expect(first.text).toContain('Takahe');
    const operator = await aLonePerson({ platformRoles: ['operator'] });
    must(await moderateListing(operator, 'opportunity', hidden.reference, 'Not what it says'));
    const headers = { 'if-none-match': first.headers.get('etag') ?? '', 'if-modified-since': new Date().toUTCString() };
    const again = await feed('opportunities.json', '?lang=zh-CN', headers);
    expect([again.status, again.text.includes('Takahe')]).toEqual([200, false]);
  });

  it.each(['search.rss', 'listings.atom', 'opportunities', 'opportunities.atom.json'])(
    '%s is no feed',
    async (file) => {
      await expect(feed(file)).rejects.toMatchObject({ init: { status: 404 } });
    },
  );
});

/** Properties of the events of a calendar, unfolded. */
const eventsIn = (text: string): Record<string, string>[] =>
  text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event
          .split('\r\n')
          .filter((line) => line.includes(':'))
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
      ),
    );

describe('a calendar', () => {
  it('of a list and of one listing has its last day as a whole day', async () => {
    const { headers, text } = await calendar('opportunities.ics', '?lang=en');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*END:VCALENDAR\s*$/);
    expect(eventsIn(text).length).toBeGreaterThan(0);
    const [event] = eventsIn((await calendar(`${opportunity.reference}.ics`)).text);
    const { validUntil } = await db.opportunityVersion.findFirstOrThrow({ where: { opportunityId: opportunity.id } });
    expect(event?.['DTSTART;VALUE=DATE']).toBe(validUntil.toISOString().slice(0, 10).replaceAll('-', ''));
    expect(event?.UID).toMatch(new RegExp(`^${opportunity.id}@`));
    await expect(calendar('OP-0000-0000-00.ics')).rejects.toMatchObject({ init: { status: 404 } });
  });

  it('writes an instant in UTC, as it is', () => {
    const at = new Date('2026-12-24T09:30:00Z');
    const deadline = { id: 'x', title: 'T', path: '/calls/x', organisation: 'O', changedAt: at, at };
    const [event] = eventsIn(writeCalendar('Deadlines', 'https://site.example', [deadline]));
    expect(event).toMatchObject({ DTSTART: '20261224T090000Z', DTEND: '20261224T093000Z', UID: 'x@site.example' });
  });

  it('of one’s own holds what one watches, until its address is renewed or ended; the table holds a hash alone', async () => {
    const reader = await aLonePerson();
    must(await keepWatch(reader, 'opportunity', opportunity.reference, true));
    const { token } = must(await makeCalendar(reader));
    const { headers, text } = await own(`${token}.ics`);
    expect(headers.get('cache-control')).toContain('private');
    expect(eventsIn(text)).toHaveLength(1);
    expect(JSON.stringify(await db.calendar.findMany())).not.toContain(token);
    const renewed = must(await makeCalendar(reader));
    await expect(own(`${token}.ics`)).rejects.toMatchObject({ init: { status: 404 } });
    expect((await own(`${renewed.token}.ics`)).status).toBe(200);
    must(await endCalendar(reader));
    await expect(own(`${renewed.token}.ics`)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(own('short.ics')).rejects.toMatchObject({ init: { status: 404 } });
  });
});

it('nothing locked and no contact is in any feed or calendar', async () => {
  const reader = await aLonePerson();
  must(await keepWatch(reader, 'opportunity', opportunity.reference, true));
  const { token } = must(await makeCalendar(reader));
  const texts = await Promise.all([
    ...['search', 'opportunities', 'capabilities', 'calls', 'batches'].flatMap((name) =>
      ['atom', 'json'].map(async (format) => (await feed(`${name}.${format}`)).text),
    ),
    ...['opportunities', 'capabilities', 'calls', opportunity.reference].map(
      async (name) => (await calendar(`${name}.ics`)).text,
    ),
    own(`${token}.ics`).then(({ text }) => text),
  ]);
  expect(texts.filter((text) => text.includes('Cassowary')).length).toBeGreaterThan(6);
  for (const text of texts) {
    expect(hits(text)).toEqual([]);
    expect(text).not.toMatch(contactTraces);
  }
});
