// What people type into listing forms, over HTTP: kept for its writer, and through the end of a session without JavaScript.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getNewListingForm } from '#app/features/listings/get-listing-form.server.ts';
import { assembleCast, type Cast } from '../support/access-cast.ts';
import { must } from '../support/sample-listings.ts';
import { type Site, startSite } from '../support/site-server.ts';

describe('typing over HTTP', () => {
  let site: Site;
  let cast: Cast;
  beforeAll(async () => {
    [site, cast] = [await startSite(), await assembleCast()];
  }, 60_000);
  afterAll(() => site.close());

  const call = async (path: string, name: string, init: RequestInit = {}) => {
    const cookie = cast.characters.find((one) => one.name === name)?.cookie ?? '';
    const headers = { ...init.headers, cookie, 'accept-language': 'en', origin: site.base };
    return fetch(site.base + path, { ...init, headers, redirect: 'manual' });
  };
  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const isNew = { list: 'opportunity', reference: '' };
  const typed = (title: string) => [['title', title]];
  const typing = { ...isNew, pairs: typed('Over HTTP'), tab: 't', known: null };

  it('typing is kept and given back to its writer; guests are sent to sign in, nonsense is refused', async () => {
    const start = must(
      await getNewListingForm(
        cast.characters.find(({ name }) => name === 'publisher')?.actor ?? null,
        'opportunity',
        {},
        'en',
      ),
    );
    const mine = { ...typing, device: start.keep.device };
    const reply = await call('/typed-forms', 'publisher', json(mine));
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ savedAt: expect.any(String) });
    const other = await call('/typed-forms', 'publisher', json({ ...mine, pairs: typed('Other'), tab: 'u' }));
    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ kept: { pairs: typed('Over HTTP') } });
    const back = await call('/typed-forms?list=opportunity&reference=', 'publisher');
    expect(await back.json()).toMatchObject({ kept: { pairs: typed('Over HTTP') } });
    expect((await call('/typed-forms', 'guest', json(mine))).headers.get('location')).toMatch(/^\/sign-in/);
    expect((await call('/typed-forms', 'administrator', json(mine))).status).not.toBe(200);
    expect((await call('/typed-forms', 'publisher', json({ list: 'nothing' }))).status).toBe(400);
    expect(
      (await call('/typed-forms', 'publisher', json({ ...mine, pairs: [['a', 'x'.repeat(150_000)]] }))).status,
    ).toBe(413);
    expect((await call('/typed-forms?list=opportunity&reference=OP-NONE', 'publisher')).status).toBe(200);
  });

  it('a post without a session goes to sign-in and back to the same form, filled in', async () => {
    const page = await (await call('/capabilities/new', 'publisher')).text();
    const permit = /name="permit" type="hidden" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ permit, title: 'Typed before the end', intent: 'save' });
    const reply = await call('/capabilities/new', 'guest', { method: 'POST', body });
    expect(reply.headers.get('location')).toBe('/sign-in?to=%2Fcapabilities%2Fnew');
    const form = await (await call('/capabilities/new', 'publisher')).text();
    expect(form).toContain('value="Typed before the end"');
    expect(form).toContain('did not save');
    expect(await (await call('/capabilities/new', 'administrator')).text()).not.toContain('Typed before the end');
  });

  it('the districts of a city are listed for everybody', async () => {
    const list = (await (await call('/districts?of=220100&lang=zh-CN', 'guest')).json()) as { label: string }[];
    expect(list.map(({ label }) => label)).toContain('朝阳区');
    expect(await (await call('/districts?of=x', 'guest')).json()).toEqual([]);
  });
});
