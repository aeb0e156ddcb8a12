// The access table over HTTP: every person × every route and action × every state, against the running site.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, actions, type Rule } from '#app/domain/authorisation.ts';
import { callPhases } from '#app/domain/call.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { listingPhases } from '#app/domain/listing.ts';
import { verificationStates } from '#app/domain/organisation.ts';
import { routeAccess } from '#app/http/route-access.ts';
import { assembleCast, type Character, renewProofs } from '../support/access-cast.ts';
import { type Ask, expectationOf, type Probe, type World } from '../support/access-probes.ts';
import { reads } from '../support/access-reads.ts';
import { aListing, someKeys } from '../support/access-things.ts';
import { writes } from '../support/access-writes.ts';
import { type Site, startSite } from '../support/site-server.ts';

const statesOf = {
  listing: listingPhases,
  call: callPhases,
  introduction: introductionPhases,
  organisation: verificationStates,
} as const;

const probes = [...reads, ...writes];
let site: Site;
let world: World;
let cells = 0;
const byExpectation = new Map<string, number>();

beforeAll(async () => {
  site = await startSite();
  const cast = await assembleCast();
  const opportunity = await aListing('opportunity', cast.organisations.own.id, cast.writerId, 'published');
  world = { cast, keys: await someKeys(), opportunity };
}, 60_000);
afterAll(() => site.close());

/** Where a page's own scripts post to: the answer is the action's alone, without the page around it. */
const actionOf = (path: string): string => path.replace(/(?=\?|$)/, '.data');

async function send(probe: Probe, cookie: string, ask: Ask) {
  const { path, form, json } = ask;
  const headers: Record<string, string> = { cookie, origin: site.base, 'accept-language': 'en' };
  if (json !== undefined) headers['content-type'] = 'application/json';
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {}))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  const reply = await fetch(site.base + (probe.method === 'POST' ? actionOf(path) : path), {
    ...{ method: probe.method, headers, redirect: 'manual' },
    ...(probe.method === 'POST' && { body: json === undefined ? body : JSON.stringify(json) }),
  });
  const text = await reply.text();
  const redirect = /"redirect","([^"]+)"/.exec(reply.status === 202 ? text : '')?.[1];
  return redirect ? { status: 302, to: redirect } : { status: reply.status, to: reply.headers.get('location') ?? '' };
}

/** What came instead of what the table says; null when it is that. */
async function probeOne(probe: Probe, who: Character, state: string, given?: Ask): Promise<string | null> {
  const ask = given ?? (await probe.ask(world, who, state));
  const expected = expectationOf(probe, world, who, state);
  const { status, to } = await send(probe, who.cookie, ask);
  await probe.after?.(world, who);
  cells += 1;
  const kind = expected.to ?? String(expected.statuses[0]);
  byExpectation.set(kind, (byExpectation.get(kind) ?? 0) + 1);
  const door = /^\/(sign-in|step-up)\?/.exec(to)?.[0].slice(0, -1) ?? null;
  if (expected.statuses.includes(status) && (status !== 302 || door === expected.to)) return null;
  return `${who.name}, ${state || 'any state'}: ${status} ${to} instead of ${expected.statuses} ${expected.to ?? ''}`;
}

async function probeAll(probe: Probe): Promise<string[]> {
  const wrong: (string | null)[] = [];
  await renewProofs(world.cast);
  const { characters } = world.cast;
  const [anybody] = characters;
  for (const state of probe.states ?? ['']) {
    const isShared = probe.method === 'GET' && !probe.perPerson && anybody;
    const shared = isShared ? await probe.ask(world, anybody, state) : undefined;
    if (probe.inTurn || probe.after) for (const who of characters) wrong.push(await probeOne(probe, who, state));
    else wrong.push(...(await Promise.all(characters.map((who) => probeOne(probe, who, state, shared)))));
  }
  return wrong.filter((line) => line !== null);
}

/** Asked by programs on the server alone: no address of the site leads there. */
const withoutAddress: readonly Action[] = ['listing.import'];

describe('the access table covers', () => {
  it('the states of its subjects by their own names', () => {
    const wrong = Object.entries(actions as Record<Action, Rule>).filter(
      ([, { states }]) =>
        states && !states.names.every((name) => (statesOf[states.of] as readonly string[]).includes(name)),
    );
    expect(wrong).toEqual([]);
  });
  it('every route that reads, by a probe', () => {
    const probed = new Set(reads.map(({ route }) => route));
    expect(site.routes.filter(({ id, reads: isRead }) => isRead && !probed.has(id as never))).toEqual([]);
  });
  it('every route that writes, by a probe', () => {
    const probed = new Set(writes.map(({ route }) => route));
    expect(site.routes.filter(({ id, writes: isWritten }) => isWritten && !probed.has(id as never))).toEqual([]);
  });
  it('every action, in every state it knows', () => {
    const probed = (action: Action): readonly string[] =>
      probes.flatMap((probe) => {
        if (probe.action === action) return probe.states ?? [''];
        return routeAccess[probe.route] === action ? [''] : [];
      });
    const missing = (Object.entries(actions) as [Action, Rule][]).flatMap(([action, { states }]) => {
      if (withoutAddress.includes(action)) return [];
      const seen = probed(action);
      return (states ? statesOf[states.of] : [''])
        .filter((state) => !seen.includes(state) && (state !== '' || seen.length === 0))
        .map((state) => `${action} ${state}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('over HTTP, as the table says', () => {
  it.each(
    probes.map(
      (probe, index) => [`${index + 1}. ${probe.method} ${probe.route} ${probe.action ?? ''}`, probe] as const,
    ),
  )(
    '%s',
    async (_, probe) => {
      expect(await probeAll(probe)).toEqual([]);
    },
    120_000,
  );
  it('every cell was asked', () => {
    const perPerson = probes.reduce((sum, { states }) => sum + (states?.length ?? 1), 0);
    expect(cells).toBe(perPerson * world.cast.characters.length);
    process.stdout.write(`access matrix: ${cells} cells, ${JSON.stringify(Object.fromEntries(byExpectation))}\n`);
  });
});
