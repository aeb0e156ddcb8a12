// People and things for the tests of the audit trail: an agent whose requests can be told apart, and a partner.
import { randomUUID } from 'node:crypto';
import type { Actor } from '#app/domain/actor.ts';
import { permissions } from '#app/domain/actor.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { aVerifiedMember, type Member } from './listing-world.ts';

export const requestId = 'audit-request';
export const address = '198.51.100.7';

/** Proven a second factor just now, with a request and an address of their own. */
export const traced = async <A extends Actor>(actor: A): Promise<A> => ({
  ...actor,
  hasSecondFactor: true,
  steppedUpAt: await readClock(),
  requestId,
  address,
});

/** May do everything in a new verified organisation, whose only member they are. */
export const anAgent = async (): Promise<Member> =>
  traced(await aVerifiedMember({ permissions: [...permissions], name: `Organisation ${randomUUID()}` }));

/** Belongs to a verified organisation and may do nothing there. */
export const aPowerless = async (): Promise<Member> => traced(await aVerifiedMember({ permissions: [] }));

/** A second administrator of the same organisation, so that somebody can leave. */
export async function aSecondAdministrator(of: Member): Promise<string> {
  const person = await db.person.create({
    data: { name: 'Second', email: `${randomUUID()}@example.test`, emailVerified: true },
    select: { id: true },
  });
  const data = { personId: person.id, organisationId: of.organisation.id, role: 'administrator' };
  await db.membership.create({ data: { ...data, permissions: [...permissions] }, select: { personId: true } });
  return person.id;
}

const columns = {
  id: true,
  seq: true,
  kind: true,
  occurredAt: true,
  actorId: true,
  organisationId: true,
  subjectType: true,
  subjectId: true,
  data: true,
  requestId: true,
  address: true,
  refusal: true,
  beforeHash: true,
  afterHash: true,
} as const;

/** What `work` added to the trail, in order, with its result. */
export async function eventsOf<T>(work: () => Promise<T>) {
  const last = await db.event.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } });
  const result = await work();
  const events = await db.event.findMany({
    where: { seq: { gt: last?.seq ?? 0n } },
    orderBy: { seq: 'asc' },
    select: columns,
  });
  return { result, events };
}

/** Everything in the database but the trail, as one number: what a refused attempt must leave alone. */
export async function worldHash(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND table_name NOT IN ('event', 'delivery', 'rate_limit', '_prisma_migrations') ORDER BY 1`;
  const sums: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ sum: string | null }[]>(
      `SELECT md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS sum FROM "${name}" t`,
    );
    sums.push(`${name}:${row?.sum ?? ''}`);
  }
  return sums.join('\n');
}
