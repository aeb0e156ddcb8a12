// Sealed bids: append-only versions with receipts. Bytes are read through permits only (see app/domain/bid.ts, opening.ts).
import type { BidAct, OwnReadingPermit } from '#app/domain/bid.ts';
import type { Seat } from '#app/domain/call.ts';
import type { OpenedReadingPermit, OpeningPermit } from '#app/domain/opening.ts';
import type { BidManifest } from '#app/domain/seal.ts';
import { db, Prisma, type Transaction } from './client.server.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the bidder holds in its hands afterwards. `receivedAt` is the database's clock to the microsecond, with offset. */
export interface ReceiptRow {
  readonly id: string;
  readonly number: number;
  readonly act: BidAct;
  readonly sha256: string | null;
  readonly bidRecipient: string | null;
  readonly receivedAt: string;
  readonly callReference: string;
}

const receiptColumns = Prisma.sql`v.id, v.number, v.act::text AS act, v.ciphertext_sha256 AS sha256,
  v.bid_recipient AS "bidRecipient", c.reference AS "callReference",
  to_char(v.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00' AS "receivedAt"`;
const receiptTables = Prisma.sql`bid_version v JOIN bid b ON b.id = v.bid_id JOIN call c ON c.id = b.call_id`;

/** The organisation's one bid on a call, made when missing and locked against its own parallel requests. */
export async function lockBid(tx: Transaction, callId: string, organisationId: string): Promise<string> {
  await tx.bid.createMany({ data: [{ callId, organisationId }], skipDuplicates: true });
  // Not FOR UPDATE: an opening must be able to refer to the row meanwhile.
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM bid WHERE call_id = ${callId}::uuid AND organisation_id = ${organisationId}::uuid FOR NO KEY UPDATE`;
  if (!row) throw new Error('the bid is gone');
  return row.id;
}

/** All versions of one bid, first to last. */
export const listVersions = (tx: Pick<Transaction, '$queryRaw'>, bidId: string) =>
  tx.$queryRaw<(ReceiptRow & { idempotencyKey: string })[]>`
    SELECT ${receiptColumns}, v.idempotency_key AS "idempotencyKey"
    FROM ${receiptTables} WHERE v.bid_id = ${bidId}::uuid ORDER BY v.number`;

export interface NewSubmission {
  readonly ciphertext: Bytes;
  readonly sha256: string;
  readonly bidRecipient: string;
  readonly shares: readonly { readonly seat: Seat; readonly digest: string; readonly sealed: Bytes }[];
}

/** Inserted through the trigger that locks the call and stamps the instant; error JB001 when it came too late. */
export async function insertVersion(
  tx: Transaction,
  version: { bidId: string; number: number; idempotencyKey: string; personId: string },
  submission: NewSubmission | null,
): Promise<string> {
  const { id } = await tx.bidVersion.create({
    data: {
      bidId: version.bidId,
      number: version.number,
      act: submission ? 'submission' : 'withdrawal',
      idempotencyKey: version.idempotencyKey,
      submittedById: version.personId,
      ...(submission && {
        ciphertext: submission.ciphertext,
        ciphertextSha256: submission.sha256,
        bidRecipient: submission.bidRecipient,
      }),
    },
    select: { id: true },
  });
  if (submission) {
    await tx.bidKeyShare.createMany({ data: submission.shares.map((share) => ({ bidVersionId: id, ...share })) });
  }
  return id;
}

// ── The bidder's own ────────────────────────────────────────────────────────────────────────────────────────────

/** Receipts of all bids of the permit's organisation, newest call first. */
export const listOwnReceipts = (permit: OwnReadingPermit) =>
  db.$queryRaw<(ReceiptRow & { bidId: string })[]>`
    SELECT ${receiptColumns}, b.id AS "bidId" FROM ${receiptTables}
    WHERE b.organisation_id = ${permit.organisationId}::uuid ORDER BY c.bids_until DESC, b.id, v.number DESC`;

export const listOwnBidCalls = (permit: OwnReadingPermit) =>
  db.bid.findMany({
    where: { organisationId: permit.organisationId, versions: { some: {} } },
    select: {
      id: true,
      call: {
        select: {
          reference: true,
          title: true,
          publishedAt: true,
          bidsUntil: true,
          openedAt: true,
          cancelledAt: true,
        },
      },
      opened: { select: { content: true, failure: true } },
    },
  });

/** The sealed bytes of an own version; null when it is not there or not the organisation's. */
export const findOwnCiphertext = (permit: OwnReadingPermit, versionId: string) =>
  db.bidVersion.findFirst({
    where: { id: versionId, act: 'submission', bid: { organisationId: permit.organisationId } },
    select: { ciphertext: true, bidRecipient: true, bid: { select: { call: { select: { reference: true } } } } },
  });

// ── The opening ─────────────────────────────────────────────────────────────────────────────────────────────────

const counting = Prisma.sql`v.act = 'submission'
  AND NOT EXISTS (SELECT FROM bid_version later WHERE later.bid_id = v.bid_id AND later.number > v.number)`;

/** The versions that count. Call it after the call is locked past its deadline: then no bid is still in flight. */
export async function listCountingVersions(tx: Transaction, permit: OpeningPermit) {
  return tx.$queryRaw<{ versionId: string; bidId: string; organisation: string }[]>`
    SELECT v.id AS "versionId", b.id AS "bidId", o.reference AS organisation
    FROM bid_version v JOIN bid b ON b.id = v.bid_id JOIN organisation o ON o.id = b.organisation_id
    WHERE b.call_id = ${permit.callId}::uuid AND ${counting} ORDER BY v.received_at, v.id`;
}

/** One custodian's sealed shares of all counting versions. */
export const listSealedShares = (tx: Transaction, permit: OpeningPermit, seat: Seat) =>
  tx.$queryRaw<{ versionId: string; digest: string; sealed: Uint8Array }[]>`
    SELECT v.id AS "versionId", s.digest, s.sealed
    FROM bid_version v JOIN bid b ON b.id = v.bid_id JOIN bid_key_share s ON s.bid_version_id = v.id
    WHERE b.call_id = ${permit.callId}::uuid AND s.seat = ${seat}::custodian_seat AND ${counting} ORDER BY v.id`;

/** After `markShareReleased`; the database compares each share with the digest that came with the bid. */
export async function storeReleasedShares(
  tx: Transaction,
  seat: Seat,
  shares: readonly { readonly versionId: string; readonly share: Bytes }[],
): Promise<void> {
  for (const { versionId, share } of shares) {
    await tx.bidKeyShare.update({
      where: { bidVersionId_seat: { bidVersionId: versionId, seat } },
      data: { released: share },
      select: { seat: true },
    });
  }
}

/** One sealed bid with the shares handed over, one at a time because they may be large. */
export async function getSealedBid(permit: OpeningPermit, versionId: string) {
  const row = await db.bidVersion.findFirstOrThrow({
    where: { id: versionId, bid: { callId: permit.callId } },
    select: {
      ciphertext: true,
      ciphertextSha256: true,
      bidRecipient: true,
      shares: { where: { released: { not: null } }, select: { released: true } },
    },
  });
  return { ...row, shares: row.shares.flatMap(({ released }) => (released ? [released] : [])) };
}

export interface OpenedRow {
  readonly bidId: string;
  readonly versionId: string;
  readonly content: BidManifest | null;
  readonly failure: string | null;
}

export async function insertOpenedBids(tx: Transaction, rows: readonly OpenedRow[]): Promise<void> {
  await tx.openedBid.createMany({
    data: rows.map(({ bidId, versionId, content, failure }) => ({
      bidId,
      bidVersionId: versionId,
      failure,
      content: content ? ({ ...content, fields: { ...content.fields } } as Prisma.InputJsonObject) : Prisma.DbNull,
    })),
  });
}

/** The public record: names, instants, hashes, failures; no content. Empty before the opening. */
export const listOpeningRecord = (callId: string) =>
  db.$queryRaw<
    { bidId: string; nameZh: string; nameEn: string; receivedAt: string; sha256: string; failure: string | null }[]
  >`
    SELECT b.id AS "bidId", o.name_zh AS "nameZh", o.name_en AS "nameEn", v.ciphertext_sha256 AS sha256, ob.failure,
      to_char(v.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+08:00' AS "receivedAt"
    FROM opened_bid ob JOIN bid b ON b.id = ob.bid_id JOIN bid_version v ON v.id = ob.bid_version_id
      JOIN organisation o ON o.id = b.organisation_id
    WHERE b.call_id = ${callId}::uuid ORDER BY v.received_at, v.id`;

export const listOpenedContents = (permit: OpenedReadingPermit) =>
  db.openedBid.findMany({
    where: { bid: { callId: permit.callId }, content: { not: Prisma.DbNull } },
    select: { bidId: true, content: true },
  });
