// What the access matrix is made of: a request, whose thing it is about and in which state, and what the table says.
import { type AccessReason, type Action, decideAccess } from '#app/domain/authorisation.ts';
import type { Decision } from '#app/domain/decision.ts';
import { type RouteId, routeAccess } from '#app/http/route-access.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { Cast, Character, Seat } from './access-cast.ts';
import type { Keys, Thing } from './access-things.ts';

export interface World {
  /** `organisations.own` owns all things. */
  readonly cast: Cast;
  readonly keys: Keys;
  /** A listed opportunity of the own organisation, for calls and introductions. */
  readonly opportunity: Thing;
}

/** The same world with another organisation as the owner of its things. */
export function ownedBy(world: World, seat: Seat, opportunity: Thing): World {
  const { organisations } = world.cast;
  const unverified = seat === 'unverified' ? organisations.foreign : organisations.unverified;
  const owners = { ...organisations, own: organisations[seat], unverified };
  return { ...world, opportunity, cast: { ...world.cast, organisations: owners } };
}

export interface Ask {
  readonly path: string;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly json?: unknown;
}

export interface Probe {
  readonly route: RouteId;
  readonly method: 'GET' | 'POST';
  /** The row that decides behind the door; absent: the door alone. */
  readonly action?: Action;
  /** States the thing is tried in; absent: it has none. */
  readonly states?: readonly string[];
  /** Whose the thing is: it is tried on one's own and on another's. Absent: nobody's, or always the actor's own. */
  readonly owner?: (world: World, who: Character) => string;
  readonly ask: (world: World, who: Character, state: string) => Promise<Ask> | Ask;
  /** What the table says, where it takes more than one row. */
  readonly decide?: (world: World, who: Character, state: string, now: Date) => Decision<unknown, AccessReason>;
  /** Refusals that a page answers in another way than the table of refusals. */
  readonly refusedAs?: Partial<Record<AccessReason, number>>;
  /** Answers of somebody who may; by default 200 or a redirect to another page than sign-in. */
  readonly allowed?: readonly number[];
  /** The thing is made for whoever asks, even where it will not change. */
  readonly perPerson?: true;
  /** Tables in which a refused request leaves a row that says nothing but that it was tried. */
  readonly leaves?: readonly string[];
  /** One after the other: what they do is in each other's way. */
  readonly inTurn?: true;
  /** Puts back what an allowed request took away. */
  readonly after?: (world: World, who: Character) => Promise<void>;
}

export interface Expectation {
  readonly may: boolean;
  /** Null when allowed. */
  readonly reason: AccessReason | null;
  readonly statuses: readonly number[];
  /** Where a redirect leads; null: anywhere but to sign-in and step-up. */
  readonly to: '/sign-in' | '/step-up' | null;
}

function refusal(reason: AccessReason, probe: Probe): Expectation {
  const status = probe.refusedAs?.[reason] ?? accessRefusals[reason].status;
  return { may: false, reason, statuses: [status], to: status === 302 ? '/sign-in' : null };
}

/** From the access table alone: first the door, then what is behind it. */
export function expectationOf(probe: Probe, world: World, who: Character, state: string): Expectation {
  const now = new Date();
  const door = decideAccess(who.actor, routeAccess[probe.route], { now });
  const refused = { may: false, reason: door.ok ? null : door.reason, to: null };
  if (!door.ok && door.reason === 'sign-in-needed') return { ...refused, statuses: [302], to: '/sign-in' };
  if (!door.ok && door.reason === 'step-up-needed' && probe.method === 'GET')
    return { ...refused, statuses: [302], to: '/step-up' };
  if (!door.ok) return { ...refused, statuses: [accessRefusals[door.reason].status] };
  const allowed: Expectation = { may: true, reason: null, statuses: probe.allowed ?? [200, 302], to: null };
  if (probe.decide) {
    const decision = probe.decide(world, who, state, now);
    return decision.ok ? allowed : refusal(decision.reason, probe);
  }
  if (!probe.action) return allowed;
  const facts = { owner: probe.owner?.(world, who), now, ...(probe.states && { state }) };
  const decision = decideAccess(who.actor, probe.action, facts);
  return decision.ok ? allowed : refusal(decision.reason, probe);
}
