// Bids in flight when the deadline passes. Taking away a lock or reading another clock makes one of these fail.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { submitBid } from '#app/features/bids/submit-bid.server.ts';
import { openCall } from '#app/features/calls/open-call.server.ts';
import { listSharesToOpen, releaseShares } from '#app/features/calls/release-shares.server.ts';
import { db, pool } from '#app/persistence/client.server.ts';
import {
  aDraftCall,
  aMember,
  aSealedBid,
  asSubmission,
  aWorld,
  must,
  publishFor,
  unsealedShares,
  untilClosed,
} from '../support/call-world.ts';

const hour = 3_600_000;
/** Bids in the race; `npm run fault:deadline` sends three thousand. */
const total = Number(process.env.RACING_BIDS ?? 1000);
const world = await aWorld();

/** A bid already made, and the statement that adds a withdrawal to it: the shortest act there is. */
async function aBidAndItsNextAct() {
  const bidder = await aMember('bidder');
  const call = await aDraftCall(world, hour);
  const sealed = asSubmission(await aSealedBid(call, bidder));
  await publishFor(world, call, 3000);
  must(await submitBid(bidder.actor, call, sealed));
  const bid = await db.bid.findFirstOrThrow({ where: { call: { reference: call } }, select: { id: true } });
  const text = `INSERT INTO bid_version (bid_id, number, act, idempotency_key, submitted_by_id) VALUES ($1, 2, 'withdrawal', $2, $3)`;
  return { call, act: { text, values: [bid.id, randomUUID(), bidder.actor.personId] } };
}

describe('the deadline, with bids in flight', () => {
  it('a transaction begun before it is late when its bid arrives after it', async () => {
    const { call, act } = await aBidAndItsNextAct();
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT now()');
      await untilClosed(call);
      await expect(client.query(act)).rejects.toMatchObject({ code: 'JB001' });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('a bid that waits behind a lock until it has passed is late, although it was sent before', async () => {
    const { call, act } = await aBidAndItsNextAct();
    const [holder, sender] = [await pool.connect(), await pool.connect()];
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM call WHERE reference = $1 FOR UPDATE', [call]);
      const sent = sender.query(act).then(
        () => 'accepted',
        (error: { code?: string }) => error.code,
      );
      await untilClosed(call);
      await holder.query('COMMIT');
      expect(await sent).toBe('JB001');
    } finally {
      holder.release();
      sender.release();
    }
  });

  it('a bid stamped before it and not yet committed is waited for, and counts', async () => {
    const { call, act } = await aBidAndItsNextAct();
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(act);
      await untilClosed(call);
      let served = false;
      const shares = listSharesToOpen(world.custodians.agency, call).finally(() => {
        served = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(served, 'served before the bid in flight had landed').toBe(false);
      await client.query('COMMIT');
      expect(must(await shares)).toEqual([]); // the withdrawal counts: there is nothing left to open
    } finally {
      client.release();
    }
  });

  it(`${total} bids from 20 connections racing across it: none accepted late, none accepted and missed by the opening`, async () => {
    // Sealed beforehand for a call whose reference is known; only the requests race.
    const call = await aDraftCall(world, 10 * hour);
    const template = await aMember('bidder');
    const bidders = await Promise.all(
      Array.from({ length: total }, async (_, index) => {
        const organisation = await db.organisation.create({
          data: {
            reference: `OR-RACE-${index}`,
            type: 'enterprise',
            nameEn: `Racer ${index}`,
            verification: 'verified',
            verifiedAt: new Date(),
          },
          select: { id: true, reference: true },
        });
        const acting = template.actor.organisation;
        if (!acting) throw new Error('no organisation');
        return {
          reference: organisation.reference,
          actor: { ...template.actor, organisation: { ...acting, id: organisation.id } },
        };
      }),
    );
    const inputs: ReturnType<typeof asSubmission>[] = [];
    for (const bidder of bidders) inputs.push(asSubmission(await aSealedBid(call, bidder, 'race')));
    await publishFor(world, call, 4500);

    const accepted: string[] = [];
    let late = 0;
    let next = 0;
    const connection = async () => {
      for (let index = next++; index < total; index = next++) {
        const [bidder, input] = [bidders[index], inputs[index]];
        if (!bidder || !input) throw new Error('no bid');
        const answer = await submitBid(bidder.actor, call, input);
        if (answer.ok) accepted.push(answer.value.id);
        else if (answer.reason === 'too-late') late += 1;
        else throw new Error(answer.reason);
      }
    };
    const race = Promise.all(Array.from({ length: 20 }, connection));
    // Two custodians ask at the very deadline, while requests are still running.
    await untilClosed(call, -30);
    const shares = await Promise.all(
      [world.custodians.agency, world.custodians.escrow].map(async (actor) => {
        while (!(await listSharesToOpen(actor, call)).ok);
        return { actor, shares: await unsealedShares(actor, call) };
      }),
    );
    for (const one of shares) must(await releaseShares(one.actor, call, one.shares));
    must(await openCall(world.custodians.agency, call, false));
    await race;

    const overdue = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM bid_version v JOIN bid b ON b.id = v.bid_id JOIN call c ON c.id = b.call_id
      WHERE c.reference = ${call} AND v.received_at >= c.bids_until`;
    const opened = await db.openedBid.findMany({
      where: { bid: { call: { reference: call } } },
      select: { bidVersionId: true, failure: true },
    });
    console.info(`race: ${accepted.length} accepted, ${late} refused, ${opened.length} opened`);
    expect(overdue[0]?.n).toBe(0n);
    expect(accepted.length + late).toBe(total);
    expect(accepted.length).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(0);
    expect(new Set(opened.map(({ bidVersionId }) => bidVersionId))).toEqual(new Set(accepted));
    expect(opened.length).toBe(accepted.length);
    expect(opened.filter(({ failure }) => failure)).toEqual([]);
  }, 900_000);
});
