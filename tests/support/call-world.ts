// Builds what a call needs: organisations, custodians with keys, a listed opportunity, a published call, sealed bids.
import { randomUUID } from 'node:crypto';
import { type Actor, type MemberRole, memberRoles, type PlatformRole } from '#app/domain/actor.ts';
import { toBase64 } from '#app/domain/bytes.ts';
import { type Seat, seats } from '#app/domain/call.ts';
import type { Decision } from '#app/domain/decision.ts';
import type { BidAnswers } from '#app/domain/seal.ts';
import type { SubmissionInput } from '#app/features/bids/bid-input.ts';
import { type SealedBid, sealBid } from '#app/features/bids/seal-in-browser.ts';
import { createCustodianKey, openShares, unwrapCustodianKey } from '#app/features/calls/custodian-key-in-browser.ts';
import { draftCall } from '#app/features/calls/draft-call.server.ts';
import { keepCustodianKey } from '#app/features/calls/keep-custodian-key.server.ts';
import { publishCall } from '#app/features/calls/publish-call.server.ts';
import { listSharesToOpen, releaseShares } from '#app/features/calls/release-shares.server.ts';
import { db } from '#app/persistence/client.server.ts';

export const passphrase = 'a passphrase for tests only';

/** The value, or a failing test that names the reason. */
export function must<T>(decision: Decision<T, string>): T {
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.value;
}

const reference = (prefix: string): string => {
  const letters = randomUUID().replaceAll('-', '').toUpperCase();
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 10)}`;
};

export interface Bidder {
  readonly actor: Actor;
  readonly reference: string;
}

/** A verified organisation with one member in the given role. */
export async function aMember(role: MemberRole, platformRoles: PlatformRole[] = []): Promise<Bidder> {
  const permissions = [...memberRoles[role]];
  const person = await db.person.create({
    data: { name: `Person ${role}`, email: `${randomUUID()}@example.test`, platformRoles },
    select: { id: true },
  });
  const organisation = await db.organisation.create({
    data: {
      reference: reference('OR'),
      type: 'enterprise',
      nameEn: `Organisation ${role}`,
      verification: 'verified',
      verifiedAt: new Date(),
      memberships: { create: { personId: person.id, role, permissions } },
    },
    select: { id: true, reference: true },
  });
  const acting = {
    id: organisation.id,
    type: 'enterprise',
    verification: 'verified',
    permissions,
    memberCount: 1,
  } as const;
  return {
    reference: organisation.reference,
    actor: {
      personId: person.id,
      emailVerified: true,
      platformRoles,
      organisation: acting,
      requestId: 'test',
      hasSecondFactor: true,
      steppedUpAt: new Date(),
      address: '',
    },
  };
}

export async function aListedOpportunity(owner: Bidder): Promise<string> {
  const organisationId = owner.actor.organisation?.id ?? '';
  const { personId } = owner.actor;
  const row = await db.opportunity.create({
    data: {
      reference: reference('OP'),
      organisationId,
      createdById: personId,
      versions: {
        create: {
          number: 1,
          savedById: personId,
          language: 'en',
          title: 'Find leaks',
          kind: 'challenge',
          validUntil: new Date('2099-12-31'),
          publishedAt: new Date(),
          publishedById: randomUUID(), // a colleague's
        },
      },
    },
    select: { id: true, reference: true, versions: { select: { id: true } } },
  });
  await db.opportunity.update({
    where: { id: row.id },
    data: { publishedAt: new Date(), publishedVersionId: row.versions[0]?.id },
    select: { id: true },
  });
  return row.reference;
}

export interface World {
  readonly agency: Bidder;
  readonly custodians: Readonly<Record<Seat, Actor>>;
  readonly keyIds: Readonly<Record<Seat, string>>;
  readonly opportunity: string;
}

/** An agency with a listed opportunity, and three custodians who have made their keys. */
export async function aWorld(): Promise<World> {
  const agency = await aMember('administrator');
  const supervisor = await aMember('evaluator', ['supervisor']);
  const escrow = await aMember('evaluator', ['operator']);
  const custodians = { agency: agency.actor, supervisor: supervisor.actor, escrow: escrow.actor };
  const keyIds: Partial<Record<Seat, string>> = {};
  for (const seat of seats) {
    const key = await createCustodianKey(passphrase, 10);
    const wrappedIdentity = toBase64(key.wrappedIdentity);
    must(await keepCustodianKey(custodians[seat], { recipient: key.recipient, wrappedIdentity }));
    const row = await db.custodianKey.findFirstOrThrow({ where: { recipient: key.recipient }, select: { id: true } });
    keyIds[seat] = row.id;
  }
  return { agency, custodians, keyIds: keyIds as Record<Seat, string>, opportunity: await aListedOpportunity(agency) };
}

/** A drafted call with its deadline the given milliseconds ahead. */
export const aDraftCall = async (world: World, aheadMs: number): Promise<string> =>
  must(
    await draftCall(world.agency.actor, {
      opportunity: world.opportunity,
      title: 'Leak challenge',
      mode: 'single-winner',
      terms: 'Terms',
      criteria: [
        { name: 'Solution', weight: 70 },
        { name: 'Price', weight: 30 },
      ],
      bidsUntil: new Date(Date.now() + aheadMs),
      shortPeriodReason: 'Test',
      custodians: { ...world.keyIds },
    }),
  );

export async function aPublishedCall(world: World, aheadMs: number): Promise<string> {
  const call = await aDraftCall(world, aheadMs);
  must(await publishCall(world.agency.actor, call));
  return call;
}

/** Publishes a prepared draft with its deadline so many milliseconds from now, for tests that wait for it. */
export async function publishFor(world: World, call: string, aheadMs: number): Promise<void> {
  const bidsUntil = new Date(Date.now() + aheadMs);
  await db.call.update({ where: { reference: call }, data: { bidsUntil }, select: { id: true } });
  must(await publishCall(world.agency.actor, call));
}

export const answers = (mark: string): BidAnswers => ({
  title: `title ${mark}`,
  solution: `solution ${mark}`,
  targets: `targets ${mark}`,
  team: `team ${mark}`,
  schedule: `schedule ${mark}`,
  price: '350.5',
  contact: `contact ${mark}`,
});

/** Sealed to the recipients the call publishes. */
export async function aSealedBid(callReference: string, bidder: Bidder, mark = 'x'): Promise<SealedBid> {
  const call = await db.call.findUniqueOrThrow({
    where: { reference: callReference },
    select: { custodians: { select: { seat: true, custodianKey: { select: { recipient: true } } } } },
  });
  const custodians = call.custodians.map(({ seat, custodianKey }) => ({ seat, recipient: custodianKey.recipient }));
  return sealBid({ callReference, organisation: bidder.reference, answers: answers(mark), custodians });
}

export const asSubmission = (sealed: SealedBid, idempotencyKey: string = randomUUID()): SubmissionInput => ({
  act: 'submission',
  idempotencyKey,
  ciphertext: toBase64(sealed.ciphertext),
  sha256: sealed.sha256,
  bidRecipient: sealed.bidRecipient,
  shares: sealed.shares.map(({ seat, digest, sealed: bytes }) => ({ seat, digest, sealed: toBase64(bytes) })),
});

/** What a custodian's browser does at the opening. */
export async function unsealedShares(actor: Actor, call: string) {
  const key = await db.callCustodian.findFirstOrThrow({
    where: { call: { reference: call }, custodianKey: { personId: actor.personId } },
    select: { custodianKey: { select: { wrappedIdentity: true } } },
  });
  const identity = await unwrapCustodianKey(key.custodianKey.wrappedIdentity, passphrase);
  if (!identity) throw new Error('the passphrase does not fit');
  return openShares(identity, must(await listSharesToOpen(actor, call)));
}

export const handOver = async (actor: Actor, call: string) =>
  releaseShares(actor, call, await unsealedShares(actor, call));

/** Waits until the database's clock is past the call's deadline, by so many milliseconds. */
export async function untilClosed(reference: string, afterMs = 1): Promise<void> {
  await db.$executeRaw`
    SELECT pg_sleep(greatest(0, extract(epoch FROM bids_until - clock_timestamp()) + ${afterMs}::float / 1000))
    FROM call WHERE reference = ${reference}`;
}
