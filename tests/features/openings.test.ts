// Openings against a real database: who reads what before, two of three custodians, and what a broken bid does.
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decideOwnReading } from '#app/domain/bid.ts';
import { fromBase64 } from '#app/domain/bytes.ts';
import { type Seat, seats } from '#app/domain/call.ts';
import { getOwnCiphertext, listOwnBids } from '#app/features/bids/list-own-bids.server.ts';
import { openOwnBid, sealBid } from '#app/features/bids/seal-in-browser.ts';
import { submitBid, withdrawBid } from '#app/features/bids/submit-bid.server.ts';
import { getCall } from '#app/features/calls/get-call.server.ts';
import { getOpeningDesk } from '#app/features/calls/get-opening-desk.server.ts';
import { openCall } from '#app/features/calls/open-call.server.ts';
import { cancelCall } from '#app/features/calls/publish-call.server.ts';
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

describe('before the opening', () => {
  it('the plaintext of a bid is in no table, in no writing', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const canary = randomUUID().replaceAll('-', '');
    must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder, canary))));
    const forms = [
      canary,
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary, 'utf16le').toString('hex'),
      Buffer.from(canary).toString('base64').slice(0, -4),
    ];
    const tables = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    expect(tables.rows.length).toBeGreaterThan(20);
    for (const { name } of tables.rows) {
      const { rows } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM "${name}" t`);
      const dump = rows.map(({ line }) => line).join('\n');
      for (const form of forms) expect(dump.includes(form), `${name} holds the canary`).toBe(false);
    }
  });

  it('rival, caller, operator and custodians read nothing, and the public page is the same with bids and without', async () => {
    const [bidder, rival] = [await aMember('bidder'), await aMember('bidder')];
    const operator = await aMember('evaluator', ['operator']);
    const call = await aPublishedCall(world, hour);
    const readers = [null, rival.actor, world.agency.actor, operator.actor, world.custodians.supervisor];
    const look = async () =>
      JSON.stringify(
        (await Promise.all(readers.map((actor) => getCall(actor, call)))).map((page) =>
          page && page !== 'draft' ? { ...page, now: null } : page,
        ),
      );
    const before = await look();
    const receipt = must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder))));
    expect(await look()).toBe(before);
    for (const actor of [rival.actor, world.agency.actor, operator.actor, world.custodians.supervisor]) {
      expect(await getOwnCiphertext(actor, receipt.id)).toBeNull();
      expect(JSON.stringify(await listOwnBids(actor))).not.toContain(call);
      expect(JSON.stringify(await getOpeningDesk(actor, call)) ?? '').not.toContain(receipt.id);
      expect((await listSharesToOpen(actor, call)).ok).toBe(false);
    }
    const events = await db.event.findMany({
      where: { subjectType: 'bid', actorId: bidder.actor.personId },
      select: { data: true },
    });
    expect(events).toEqual([{ data: {} }]);
    expect(decideOwnReading(null).ok).toBe(false);
  });

  it('the bidder opens its own stored bid with its key file, and no other key file does', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const sealed = await aSealedBid(call, bidder, 'mine');
    const receipt = must(await submitBid(bidder.actor, call, asSubmission(sealed)));
    const stored = fromBase64((await getOwnCiphertext(bidder.actor, receipt.id))?.ciphertext ?? '');
    const expected = { callReference: call, organisation: bidder.reference };
    expect(await openOwnBid(stored ?? new Uint8Array(), sealed.keyFile, expected)).toMatchObject({
      fields: answers('mine'),
    });
    const foreign = await aSealedBid(call, bidder);
    expect(await openOwnBid(stored ?? new Uint8Array(), foreign.keyFile, expected)).toBeNull();
  });

  it('only a verified organisation with the permission, and not the caller itself, may bid', async () => {
    const call = await aPublishedCall(world, hour);
    const bidder = await aMember('bidder');
    const input = asSubmission(await aSealedBid(call, bidder));
    const { organisation } = bidder.actor;
    if (!organisation) throw new Error('no organisation');
    const unverified = { ...bidder.actor, organisation: { ...organisation, verification: 'submitted' as const } };
    const powerless = { ...bidder.actor, organisation: { ...organisation, permissions: ['draft' as const] } };
    const tried = [];
    for (const actor of [unverified, powerless, world.agency.actor]) tried.push(await submitBid(actor, call, input));
    expect(tried.map((answer) => (answer.ok ? 'accepted' : answer.reason))).toEqual([
      'organisation-unverified',
      'permission-missing',
      'own-call',
    ]);
    const draft = await aDraftCall(world, hour);
    expect(await submitBid(bidder.actor, draft, input)).toMatchObject({ reason: 'not-found' });
    must(await cancelCall(world.agency.actor, call, 'No budget'));
    expect(await submitBid(bidder.actor, call, input)).toMatchObject({ reason: 'call-cancelled' });
  });
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
