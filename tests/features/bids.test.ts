// Sealed bids against a real database: the deadline, the receipts, and who can read what before the opening.
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decideOwnReading } from '#app/domain/bid.ts';
import { fromBase64 } from '#app/domain/bytes.ts';
import { getOwnCiphertext, listOwnBids } from '#app/features/bids/list-own-bids.server.ts';
import { openOwnBid } from '#app/features/bids/seal-in-browser.ts';
import { submitBid, withdrawBid } from '#app/features/bids/submit-bid.server.ts';
import { getCall } from '#app/features/calls/get-call.server.ts';
import { getOpeningDesk } from '#app/features/calls/get-opening-desk.server.ts';
import { cancelCall, publishCall } from '#app/features/calls/publish-call.server.ts';
import { listSharesToOpen } from '#app/features/calls/release-shares.server.ts';
import { db, pool } from '#app/persistence/client.server.ts';
import {
  aDraftCall,
  aMember,
  answers,
  aPublishedCall,
  aSealedBid,
  asSubmission,
  aWorld,
  must,
} from '../support/call-world.ts';

const hour = 3_600_000;
const world = await aWorld();

describe('the deadline', () => {
  it('is decided by the database clock to the microsecond: one before counts, the instant itself and one after are late', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, 30 * 24 * hour);
    const sealed = await aSealedBid(call, bidder);
    const clock = (offset: number) =>
      pool.query(
        `CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
         SELECT bids_until + ${offset} * interval '1 microsecond' FROM public.call WHERE reference = '${call}' $$`,
      );
    try {
      const answered = [];
      for (const offset of [-1, 0, 1]) {
        await clock(offset);
        answered.push(await submitBid(bidder.actor, call, asSubmission(sealed)));
      }
      expect(answered.map((answer) => (answer.ok ? 'accepted' : answer.reason))).toEqual([
        'accepted',
        'too-late',
        'too-late',
      ]);
      // The trigger says the same to whoever goes past the use case.
      const { id } = await db.bid.findFirstOrThrow({ where: { call: { reference: call } }, select: { id: true } });
      await clock(0);
      await expect(
        pool.query(
          `INSERT INTO bid_version (bid_id, number, act, idempotency_key, submitted_by_id) VALUES ($1, 9, 'withdrawal', 'k', $2)`,
          [id, bidder.actor.personId],
        ),
      ).rejects.toMatchObject({ code: 'JB001' });
    } finally {
      await pool.query(
        `CREATE OR REPLACE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()'`,
      );
    }
    expect(await db.event.count({ where: { kind: 'bid.refused', actorId: bidder.actor.personId } })).toBe(2);
  });

  it('does not move once the call is published, and a draft cannot be published past it', async () => {
    const call = await aPublishedCall(world, hour);
    await expect(
      pool.query(`UPDATE call SET bids_until = bids_until + interval '1 day' WHERE reference = $1`, [call]),
    ).rejects.toMatchObject({ code: 'JB003' });
    await expect(
      pool.query(`UPDATE call SET short_period_reason = '' WHERE reference = $1`, [call]),
    ).rejects.toMatchObject({ code: 'JB003' });
    expect(await publishCall(world.agency.actor, await aDraftCall(world, -hour))).toMatchObject({
      reason: 'deadline-past',
    });
  });
});

describe('versions and receipts', () => {
  it('the same request sent twenty times at once makes one version, and every answer is the same receipt', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const input = asSubmission(await aSealedBid(call, bidder));
    const answered = await Promise.all(Array.from({ length: 20 }, () => submitBid(bidder.actor, call, input)));
    expect(new Set(answered.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answered[0]).toMatchObject({ ok: true, value: { number: 1, act: 'submission', sha256: input.sha256 } });
    expect(await db.bidVersion.count({ where: { bid: { call: { reference: call } } } })).toBe(1);
    expect(await db.event.count({ where: { kind: 'bid.submitted', actorId: bidder.actor.personId } })).toBe(1);
  });

  it('one key cannot stand for two contents', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const key = randomUUID();
    must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder), key)));
    expect(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder), key))).toMatchObject({
      reason: 'key-reused',
    });
  });

  it('the last act counts: replaced, withdrawn by the receipt it cites, submitted again', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const first = must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder, 'one'))));
    const second = must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder, 'two'))));
    const withdraw = (versionId: string) =>
      withdrawBid(bidder.actor, { call, idempotencyKey: randomUUID(), versionId });
    expect(await withdraw(first.id)).toMatchObject({ reason: 'receipt-outdated' });
    expect(must(await withdraw(second.id))).toMatchObject({ number: 3, act: 'withdrawal', sha256: null });
    expect((await listOwnBids(bidder.actor))[0]).toMatchObject({ countingId: null });
    expect(await withdraw(second.id)).toMatchObject({ reason: 'nothing-to-withdraw' });
    const last = must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder, 'three'))));
    expect((await listOwnBids(bidder.actor))[0]).toMatchObject({ countingId: last.id });
    expect(last.receivedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00$/);
  });

  it('no version is changed or removed, and no bid is moved to another call', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const { id } = must(await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder))));
    const other = await db.call.findFirstOrThrow({ where: { reference: { not: call } }, select: { id: true } });
    for (const statement of [
      `UPDATE bid_version SET received_at = received_at - interval '1 day' WHERE id = '${id}'`,
      `DELETE FROM bid_version WHERE id = '${id}'`,
      `UPDATE bid SET call_id = '${other.id}' WHERE id = (SELECT bid_id FROM bid_version WHERE id = '${id}')`,
      `UPDATE bid_key_share SET sealed = '' WHERE bid_version_id = '${id}'`,
      `UPDATE custodian_key SET wrapped_identity = ''`,
    ]) {
      await expect(pool.query(statement)).rejects.toMatchObject({ code: 'JB003' });
    }
  });

  it('what is not sealed, changed on the way or too large is refused and leaves no row', async () => {
    const bidder = await aMember('bidder');
    const call = await aPublishedCall(world, hour);
    const good = asSubmission(await aSealedBid(call, bidder));
    const sent = (bytes: Uint8Array) => ({
      ...good,
      ciphertext: Buffer.from(bytes).toString('base64'),
      sha256: sha256(bytes),
    });
    const bytes = fromBase64(good.ciphertext);
    if (!bytes) throw new Error('not base64');
    const tried = [
      { ...good, sha256: '0'.repeat(64) },
      sent(new TextEncoder().encode('%PDF-1.7 plain')),
      sent(new TextEncoder().encode('-----BEGIN PGP MESSAGE-----')),
      sent(new TextEncoder().encode('{"title":"plain"}')),
      sent(bytes.subarray(0, 9000)),
      sent(bytes.subarray(0, bytes.length - 7)),
      sent(new Uint8Array([...bytes, 1, 2, 3])),
      { ...good, shares: good.shares.map((share) => ({ ...share, seat: 'agency' as const })) },
    ];
    const reasons = [];
    for (const input of tried)
      reasons.push(await submitBid(bidder.actor, call, { ...input, idempotencyKey: randomUUID() }));
    expect(reasons.map((answer) => (answer.ok ? 'accepted' : answer.reason))).toEqual([
      'hash-wrong',
      'seal-pdf',
      'seal-pgp',
      'seal-not-sealed',
      'seal-truncated',
      'seal-truncated',
      'seal-unpadded',
      'malformed',
    ]);
    expect(await db.bidVersion.count({ where: { bid: { call: { reference: call } } } })).toBe(0);
  });
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

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
