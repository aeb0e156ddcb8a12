// The access table over HTTP: every person × every route and action × own or another's × every state × every proof of the
// second factor, against the running site. A refused request must be refused and leave the database as it was.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, actions, decideAccess, type Rule } from '#app/domain/authorisation.ts';
import { routeAccess } from '#app/http/route-access.ts';
import {
  assembleCast,
  type Character,
  type Proof,
  proofs,
  type Seat,
  seats,
  withProof,
} from '../support/access-cast.ts';
import { cellKey, cellsOf, isAbout, statesOf, tellsApart, withoutAddress } from '../support/access-cells.ts';
import {
  type Ask,
  type Expectation,
  expectationOf,
  ownedBy,
  type Probe,
  type World,
} from '../support/access-probes.ts';
import { reads } from '../support/access-reads.ts';
import { aListing, someKeys, type Thing } from '../support/access-things.ts';
import { writes } from '../support/access-writes.ts';
import { type Site, startSite } from '../support/site-server.ts';
import { isTrace, takeWrites, watchWrites, writeLine } from '../support/write-watch.ts';

const probes = [...reads, ...writes];
const rules: Readonly<Record<Action, Rule>> = actions;
let site: Site;
let world: World;
const worlds = new Map<Seat, World>();
const seen = new Set<string>();
const counted = { requests: 0, refused: 0, allowed: 0 };
/** Whoever the row behind the door would let in, and the door does not. */
const masked = new Set<string>();
/** Actions refused with 403 for want of a fresh proof, and how often. */
const unproven = new Map<Action, number>();

beforeAll(async () => {
  site = await startSite();
  const cast = await assembleCast();
  const keys = await someKeys();
  const listed = (seat: Seat): Promise<Thing> =>
    aListing('opportunity', cast.organisations[seat].id, cast.writerId, 'published');
  world = { cast, keys, opportunity: await listed('own') };
  for (const seat of seats) worlds.set(seat, ownedBy(world, seat, await listed(seat)));
  await watchWrites();
}, 120_000);
afterAll(() => site.close());

/** Where a page's own scripts ask: the answer is the loader's or action's alone, without the page around it. */
const dataOf = (path: string): string => (path === '/' ? '/_root.data' : path.replace(/(?=\?|$)/, '.data'));

async function send(probe: Probe, cookie: string, ask: Ask) {
  const { path, form, json } = ask;
  const headers: Record<string, string> = { cookie, origin: site.base, 'accept-language': 'en' };
  if (json !== undefined) headers['content-type'] = 'application/json';
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {}))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  const isPage = site.routes.some(({ id, isPage: shown }) => id === probe.route && shown);
  const reply = await fetch(site.base + (probe.method === 'POST' || isPage ? dataOf(path) : path), {
    ...{ method: probe.method, headers, redirect: 'manual' },
    ...(probe.method === 'POST' && { body: json === undefined ? body : JSON.stringify(json) }),
  });
  const text = await reply.text();
  const redirect = /"redirect","([^"]+)"/.exec(reply.status === 202 ? text : '')?.[1];
  return redirect ? { status: 302, to: redirect } : { status: reply.status, to: reply.headers.get('location') ?? '' };
}

/** One request of the matrix. */
interface Cell {
  readonly probe: Probe;
  readonly who: Character;
  readonly state: string;
  readonly relation: 'home' | 'away' | '';
  readonly proof: Proof;
  /** With the owner of the thing as `own`. */
  readonly at: World;
  readonly seat: Seat;
  readonly expected: Expectation;
}

function isMasked({ probe, who, state, proof, at }: Cell): boolean {
  if (!probe.action || proof !== 'fresh') return false;
  const now = new Date();
  const owner = probe.owner?.(at, who);
  const row = decideAccess(who.actor, probe.action, { ...(owner && { owner }), ...(state && { state }), now });
  return row.ok && !decideAccess(who.actor, routeAccess[probe.route], { now }).ok;
}

/** What came instead of what the table says; null when it is that. */
async function check(cell: Cell, ask: Ask): Promise<string | null> {
  const { probe, who, state, relation, proof, expected } = cell;
  const { status, to } = await send(probe, who.cookie, ask);
  counted.requests += 1;
  counted[expected.may ? 'allowed' : 'refused'] += 1;
  for (const action of new Set([probe.action ?? routeAccess[probe.route], routeAccess[probe.route]]))
    seen.add(cellKey(action, { who: who.name, state, relation, proof }));
  if (isMasked(cell)) masked.add(`${probe.route} ${probe.action} ${who.name} ${state} ${relation} ${proof}`);
  if (expected.reason === 'step-up-needed' && status === 403 && probe.action)
    unproven.set(probe.action, (unproven.get(probe.action) ?? 0) + 1);
  const door = /^\/(sign-in|step-up)\?/.exec(to)?.[0].slice(0, -1) ?? null;
  if (expected.statuses.includes(status) && (status !== 302 || door === expected.to)) return null;
  const where = `${who.name}, ${state || 'any state'} ${relation} ${proof}`;
  return `${where}: ${status} ${to} instead of ${expected.statuses} ${expected.to ?? ''}`;
}

/** Another door to a row that was asked whole: those who tell its rules apart try it, the others would repeat themselves. */
const isNew = ({ probe, who, state, relation, proof }: Cell): boolean =>
  tellsApart(who) ||
  [probe.action ?? routeAccess[probe.route], routeAccess[probe.route]].some(
    (action) => !seen.has(cellKey(action, { who: who.name, state, relation, proof })),
  );

/** Whoever is refused, or only reads, can ask for the same thing as others do. */
function sharing(): (cell: Cell) => Promise<Ask> {
  const asked = new Map<string, Promise<Ask>>();
  return (cell) => {
    const { probe, at, who, state, seat } = cell;
    const make = async () => probe.ask(at, who, state);
    if (probe.perPerson || (cell.expected.may && probe.method === 'POST')) return make();
    const ask = asked.get(seat) ?? make();
    asked.set(seat, ask);
    return ask;
  };
}

/** Refused requests leave nothing but traces, and every one of somebody signed in that was to write leaves its event. */
async function refuseAll(cells: readonly Cell[], askFor: (cell: Cell) => Promise<Ask>): Promise<(string | null)[]> {
  const asks: Ask[] = [];
  for (const cell of cells) asks.push(await askFor(cell));
  await takeWrites();
  const wrong = await Promise.all(cells.map((cell, index) => check(cell, asks[index] as Ask)));
  const leaves = cells[0]?.probe.leaves ?? [];
  const written = (await takeWrites()).filter((write) => !isTrace(write) && !leaves.includes(write.table));
  for (const { probe, at, who } of cells) await probe.after?.(at, who);
  return [...wrong, ...written.map((write) => `wrote although refused: ${writeLine(write)}`)];
}

async function allowAll(cells: readonly Cell[], askFor: (cell: Cell) => Promise<Ask>): Promise<(string | null)[]> {
  const one = async (cell: Cell) => {
    const wrong = await check(cell, await askFor(cell));
    await cell.probe.after?.(cell.at, cell.who);
    return wrong;
  };
  if (!cells.some(({ probe }) => probe.inTurn || probe.after)) return Promise.all(cells.map(one));
  const wrong: (string | null)[] = [];
  for (const cell of cells) wrong.push(await one(cell));
  return wrong;
}

function cellsFor(probe: Probe, state: string, proof: Proof, people: readonly Character[]): Cell[] {
  return people.flatMap((who) => {
    const away: Seat = who.seat === 'own' ? 'foreign' : 'own';
    const relations = !probe.owner
      ? ([['', 'own']] as const)
      : ([['away', away], ...(who.seat ? ([['home', who.seat]] as const) : [])] as const);
    return relations.map(([relation, seat]) => {
      const at = relation === '' ? world : (worlds.get(seat) ?? world);
      return { probe, who, state, relation, proof, at, seat, expected: expectationOf(probe, at, who, state) };
    });
  });
}

async function probeAll(probe: Probe): Promise<string[]> {
  const wrong: (string | null)[] = [];
  const asked = [rules[routeAccess[probe.route]], ...(probe.action ? [rules[probe.action]] : [])];
  const needsProof = asked.some(({ secondFactor, stepUp }) => secondFactor || stepUp);
  for (const proof of needsProof ? proofs : (['fresh'] as const)) {
    const everybody = await withProof(world.cast, proof);
    const people = everybody.filter((who) => asked.some((rule) => isAbout(who, rule)));
    for (const state of probe.states ?? ['']) {
      const cells = cellsFor(probe, state, proof, people).filter(isNew);
      const askFor = sharing();
      const refused = cells.filter(({ expected }) => !expected.may);
      wrong.push(...(await refuseAll(refused, askFor)));
      const allowed = cells.filter(({ expected }) => expected.may);
      wrong.push(...(await allowAll(allowed, askFor)));
    }
  }
  return wrong.filter((line) => line !== null);
}

describe('the access table covers', () => {
  it('the states of its subjects by their own names', () => {
    const wrong = Object.entries(rules).filter(
      ([, { states }]) =>
        states && !states.names.every((name) => (statesOf[states.of] as readonly string[]).includes(name)),
    );
    expect(wrong).toEqual([]);
  });
  it('every route that reads, by a probe', () => {
    const probed = new Set<string>(reads.map(({ route }) => route));
    expect(site.routes.filter(({ id, reads: isRead }) => isRead && !probed.has(id))).toEqual([]);
  });
  it('every route that writes, by a probe', () => {
    const probed = new Set<string>(writes.map(({ route }) => route));
    expect(site.routes.filter(({ id, writes: isWritten }) => isWritten && !probed.has(id))).toEqual([]);
  });
  it('every route of the site by a row', () => {
    expect(site.routes.filter(({ id }) => !Object.hasOwn(routeAccess, id))).toEqual([]);
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

  it('every action that takes a fresh proof was refused with 403 without it', () => {
    const names = (Object.keys(rules) as Action[]).filter((action) => rules[action].stepUp);
    expect(names.length).toBeGreaterThan(7);
    expect(names.filter((action) => !unproven.has(action))).toEqual([]);
  });

  it('no route asks for more at its door than the row behind it', () => {
    expect([...masked]).toEqual([]);
  });

  it('every cell of every row was asked', () => {
    const names = Object.keys(rules) as Action[];
    const cells = names
      .filter((action) => !withoutAddress.includes(action))
      .flatMap((action) => cellsOf(action, world.cast.characters).map((cell) => cellKey(action, cell)));
    expect(cells.length).toBeGreaterThan(2_000);
    expect(cells.filter((cell) => !seen.has(cell))).toEqual([]);
    const { requests, refused, allowed } = counted;
    process.stdout.write(
      `access matrix: ${cells.length} cells of ${names.length - withoutAddress.length} rows, ${probes.length} probes, ` +
        `${requests} requests: ${refused} refused, ${allowed} allowed\n`,
    );
  });
});
