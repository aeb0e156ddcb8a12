// Sample listings and the people who write them, for tests against the real database.
import type { Actor, Permission } from '#app/domain/actor.ts';
import { db } from '#app/persistence/client.server.ts';

export { aCapability, anOpportunity } from './sample-contents.ts';

export const canary = 'CANARY-13900001111';
export const contact = { name: `王工 ${canary}`, phone: canary, email: 'canary@example.org' };
export const noContact = { name: '', phone: '', email: '' };

let organisations = 0;

/** A person of a new organisation, with these permissions there. */
export async function aMember(
  options: { verification?: 'verified' | 'unverified' | 'suspended'; permissions?: Permission[] } = {},
): Promise<Actor & { organisation: NonNullable<Actor['organisation']> }> {
  organisations += 1;
  const { verification = 'verified', permissions = ['draft', 'publish'] } = options;
  const person = await db.person.create({
    data: { name: '甲', email: `member-${organisations}@example.org`, emailVerified: true },
    select: { id: true },
  });
  const organisation = await db.organisation.create({
    data: {
      reference: `OR-TEST-${organisations}`,
      type: 'enterprise',
      nameZh: `测试机构 ${organisations}`,
      verification,
      verifiedAt: verification === 'unverified' ? null : new Date('2026-01-01T00:00:00Z'),
      memberships: { create: { personId: person.id, role: 'publisher', permissions } },
    },
    select: { id: true },
  });
  return {
    personId: person.id,
    emailVerified: true,
    platformRoles: [],
    organisation: { id: organisation.id, type: 'enterprise', verification, permissions, memberCount: 1 },
    requestId: 'test',
    hasSecondFactor: false,
    steppedUpAt: null,
    address: '',
  };
}

/** The value of an allowed decision; a refusal fails the test with its reason. */
export const must = <T>(decision: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.value;
};
