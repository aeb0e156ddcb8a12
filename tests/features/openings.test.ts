// Openings against a real database: two of three custodians, who reads what, and what a broken bid does.
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from '#app/domain/bytes.ts';
import { type Seat, seats } from '#app/domain/call.ts';
import { listOwnBids } from '#app/features/bids/list-own-bids.server.ts';
import { sealBid } from '#app/features/bids/seal-in-browser.ts';
import { submitBid, withdrawBid } from '#app/features/bids/submit-bid.server.ts';
import { getCall } from '#app/features/calls/get-call.server.ts';
import { getOpeningDesk } from '#app/features/calls/get-opening-desk.server.ts';
import { openCall } from '#app/features/calls/open-call.server.ts';
import { listSharesToOpen, releaseShares } from '#app/features/calls/release-shares.server.ts';
import { db, pool } from '#app/persistence/client.server.ts';
import {
  aDraftCall,
  aMember,
  answers,
  aPublishedCall,
  aSealedBid,
  asSubmission,
  aWorld,
  handOver,
  must,
  publishFor,
  unsealedShares,
  untilClosed,
} from '../support/call-world.ts';

const hour = 3_600_000;
const world = await aWorld();

/** Runs a statement as the database's superuser with all triggers off: what an attacker inside could do. */
async function tamper(statement: string, values: unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(statement, values);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const openedRows = (call: string) =>
  db.openedBid.findMany({
    where: { bid: { call: { reference: call } } },
    select: { bidVersionId: true, failure: true, content: true },
  });

describe('the opening', () => {
  const pairs: [Seat, Seat][] = [
    ['agency', 'supervisor'],
    ['supervisor', 'escrow'],
    ['escrow', 'agency'],
  ];

  it.each(pairs)(
    '%s alone does not open, with %s it does; the hash opened is the hash of the receipt',
    async (one, two) => {
      const bidder = await aMember('bidder');
      const call = await aDraftCall(world, hour);
      const sealed = asSubmission(await aSealedBid(call, bidder, 'opened'));
      await publishFor(world, call, 2500);
      const receipt = must(await submitBid(bidder.actor, call, sealed));
      expect(await listSharesToOpen(world.custodians[one], call)).toMatchObject({ reason: 'too-early' });
      await untilClosed(call);
      must(await handOver(world.custodians[one], call));
      expect(await openCall(world.custodians[one], call, true)).toMatchObject({ reason: 'two-custodians-needed' });
      await expect(
        pool.query(`UPDATE call SET opened_at = clock_timestamp() WHERE reference = $1`, [call]),
      ).rejects.toMatchObject({ code: 'JB004' });
      expect(await openedRows(call)).toEqual([]);
      must(await handOver(world.custodians[two], call));
      expect(await openCall(bidder.actor, call, true)).toMatchObject({ reason: 'not-found' });
      const opened = await Promise.all([
        openCall(world.custodians[one], call, false),
        openCall(world.custodians[two], call, false),
      ]);
      expect(opened.every(({ ok }) => ok)).toBe(true);
      expect(
        await db.event.count({
          where: {
            kind: 'call.opened',
            subjectId: (await db.call.findUniqueOrThrow({ where: { reference: call }, select: { id: true } })).id,
          },
        }),
      ).toBe(1);
      expect(await openedRows(call)).toMatchObject([
        { bidVersionId: receipt.id, failure: null, content: { fields: answers('opened') } },
      ]);
      const page = await getCall(null, call);
      expect(page && page !== 'draft' && page.call.record).toMatchObject([{ sha256: receipt.sha256, failure: null }]);
      expect(JSON.stringify(page, (_key, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toContain(
        'solution opened',
      );
      expect((await getOpeningDesk(world.custodians.supervisor, call))?.contents).toMatchObject({
        [(await listOwnBids(bidder.actor))[0]?.bidId ?? '']: { fields: answers('opened') },
      });
      expect((await getOpeningDesk(world.custodians.escrow, call))?.contents).toBeNull();
      expect(await getOpeningDesk((await aMember('administrator')).actor, call)).toBeNull();
      expect((await listOwnBids(bidder.actor))[0]?.opened?.content).toMatchObject({ fields: answers('opened') });
    },
  );

  it('a wrong share is refused at the door, and a custodian cannot leave out a bid', async () => {
    const bidder = await aMember('bidder');
    const call = await aDraftCall(world, hour);
    const sealed = asSubmission(await aSealedBid(call, bidder));
    await publishFor(world, call, 2500);
    must(await submitBid(bidder.actor, call, sealed));
    await untilClosed(call);
    const shares = await unsealedShares(world.custodians.agency, call);
    const flipped = shares.map(({ versionId, share }) => ({
      versionId,
      share: share?.map((byte, index) => (index === 9 ? byte ^ 1 : byte)) ?? null,
    }));
    expect(await releaseShares(world.custodians.agency, call, flipped)).toMatchObject({
      reason: 'share-does-not-match',
    });
    expect(await releaseShares(world.custodians.agency, call, [])).toMatchObject({ reason: 'shares-incomplete' });
    must(await releaseShares(world.custodians.agency, call, shares));
    expect(await releaseShares(world.custodians.agency, call, shares)).toMatchObject({ reason: 'already-released' });
  });

  it('one broken bid does not stop the others; each failure says what broke', async () => {
    const call = await aDraftCall(world, hour);
    const prepare = async (mark: string, change = (input: ReturnType<typeof asSubmission>) => input) => {
      const bidder = await aMember('bidder');
      return { bidder, input: change(asSubmission(await aSealedBid(call, bidder, mark))) };
    };
    const submit = async ({ bidder, input }: Awaited<ReturnType<typeof prepare>>) =>
      must(await submitBid(bidder.actor, call, input)).id;
    const stranger = await aMember('bidder');
    const borrowed = asSubmission(await aSealedBid(call, stranger));
    const other = asSubmission(await aSealedBid(call, stranger));
    const elsewhere = await aPublishedCall(world, hour);
    const bidder = await aMember('bidder');
    const astray = await sealBid({
      callReference: elsewhere,
      organisation: bidder.reference,
      answers: answers('astray'),
      custodians: await recipientsOf(call),
    });
    const prepared = [
      await prepare('good'),
      await prepare('rewritten'),
      await prepare('share'),
      await prepare('key', (input) => ({ ...input, shares: other.shares })),
      await prepare('stolen', () => ({ ...borrowed, idempotencyKey: randomUUID() })),
      { bidder, input: asSubmission(astray) },
      await prepare('seal', (input) => {
        const bytes = fromBase64(input.ciphertext) ?? new Uint8Array();
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        return { ...input, ciphertext: Buffer.from(bytes).toString('base64'), sha256: sha256(bytes) };
      }),
    ];
    await publishFor(world, call, 5000);
    const ids: string[] = [];
    for (const one of prepared) ids.push(await submit(one));
    const [good = '', rewritten = '', flippedShare = '', wrongKey = '', stolen = '', misplaced = '', broken = ''] = ids;
    await pool.query('ALTER TABLE bid_version DROP CONSTRAINT bid_version_hash_holds');
    await tamper(
      `UPDATE bid_version SET ciphertext = set_byte(ciphertext, 5000, get_byte(ciphertext, 5000) # 1) WHERE id = $1`,
      [rewritten],
    );
    await tamper(
      `UPDATE bid_key_share SET sealed = set_byte(sealed, 200, get_byte(sealed, 200) # 1) WHERE bid_version_id = $1 AND seat = 'agency'`,
      [flippedShare],
    );
    await untilClosed(call);
    must(await handOver(world.custodians.agency, call));
    must(await handOver(world.custodians.supervisor, call));
    expect(await openCall(world.custodians.agency, call, false)).toMatchObject({
      reason: 'third-custodian-could-help',
    });
    must(await handOver(world.custodians.escrow, call));
    must(await openCall(world.custodians.agency, call, false));
    const found = Object.fromEntries(
      (await openedRows(call)).map(({ bidVersionId, failure }) => [bidVersionId, failure]),
    );
    expect(found).toEqual({
      [good]: null,
      [rewritten]: 'stored-bytes-changed',
      [flippedShare]: null,
      [wrongKey]: 'wrong-key',
      [stolen]: 'wrong-organisation',
      [misplaced]: 'wrong-call',
      [broken]: 'seal-broken',
    });
  });

  it('a withdrawn bid is not opened, and a call without bids opens empty', async () => {
    const bidder = await aMember('bidder');
    const call = await aDraftCall(world, hour);
    const sealed = asSubmission(await aSealedBid(call, bidder));
    await publishFor(world, call, 2500);
    const { id } = must(await submitBid(bidder.actor, call, sealed));
    must(await withdrawBid(bidder.actor, { call, idempotencyKey: randomUUID(), versionId: id }));
    await untilClosed(call);
    for (const seat of [seats[0], seats[2]]) must(await handOver(world.custodians[seat], call));
    must(await openCall(world.custodians.agency, call, false));
    expect(await openedRows(call)).toEqual([]);
    expect(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder)))).toMatchObject({
      reason: 'too-late',
    });
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function recipientsOf(reference: string) {
  const rows = await db.callCustodian.findMany({
    where: { call: { reference } },
    select: { seat: true, custodianKey: { select: { recipient: true } } },
  });
  return rows.map(({ seat, custodianKey }) => ({ seat, recipient: custodianKey.recipient }));
}
