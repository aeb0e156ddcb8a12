// The opening page: for custodians what they hand over, for readers what the bids said. Everybody else finds nothing.
import type { Actor } from '#app/domain/actor.ts';
import { toBase64 } from '#app/domain/bytes.ts';
import { type CallPhase, callPhase, type Seat } from '#app/domain/call.ts';
import { custodiansNeeded, decideReadOpened, decideSeat } from '#app/domain/opening.ts';
import type { BidManifest } from '#app/domain/seal.ts';
import { listOpenedContents, listOpeningRecord } from '#app/persistence/bids.server.ts';
import { findCall } from '#app/persistence/calls.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findWrappedIdentity } from '#app/persistence/custodian-keys.server.ts';
import type { MissingProof } from '#app/ui/proof-notice.tsx';
import { seatOrder } from './calls-refusals.ts';
import type { OpeningRecordRow } from './opening-record.tsx';
import { listSharesToOpen } from './release-shares.server.ts';

export interface OpeningDesk {
  readonly reference: string;
  readonly title: string;
  readonly phase: CallPhase;
  readonly bidsUntil: Date;
  readonly openedAt: Date | null;
  readonly now: Date;
  readonly custodians: readonly { readonly seat: Seat; readonly releasedAt: Date | null }[];
  /** The reader's own seat. */
  readonly seat: Seat | null;
  /** Present while the reader can hand over; base64. */
  readonly handover: {
    readonly wrappedIdentity: string;
    readonly shares: readonly { readonly versionId: string; readonly digest: string; readonly sealed: string }[];
  } | null;
  /** Why the shares are not here although the reader could hand them over: the second factor comes first. */
  readonly proofNeeded: MissingProof | null;
  /** Two have handed over and the opening has not been completed. */
  readonly canComplete: boolean;
  readonly record: readonly OpeningRecordRow[];
  /** What the bids said, by bid id; null for readers of the record only. */
  readonly contents: Readonly<Record<string, BidManifest>> | null;
}

const nothing = { handover: null, proofNeeded: null } as const;

async function handoverOf(
  actor: Actor,
  callId: string,
  reference: string,
): Promise<Pick<OpeningDesk, 'handover' | 'proofNeeded'>> {
  const [shares, wrapped] = await Promise.all([
    listSharesToOpen(actor, reference),
    findWrappedIdentity(callId, actor.personId),
  ]);
  if (!shares.ok) {
    const { reason } = shares;
    const isProof = reason === 'second-factor-needed' || reason === 'step-up-needed';
    return isProof ? { handover: null, proofNeeded: reason } : nothing;
  }
  if (!wrapped) return nothing;
  const handover = {
    wrappedIdentity: toBase64(wrapped),
    shares: shares.value.map(({ sealed, ...share }) => ({ ...share, sealed: toBase64(sealed) })),
  };
  return { handover, proofNeeded: null };
}

/** Null: nothing here for this reader. */
export async function getOpeningDesk(actor: Actor, reference: string): Promise<OpeningDesk | null> {
  const [row, now] = await Promise.all([findCall(reference), readClock()]);
  if (!row?.publishedAt) return null;
  const custodians = row.custodians
    .map(({ seat, releasedAt, custodianKey }) => ({ seat, releasedAt, personId: custodianKey.personId }))
    .sort(seatOrder);
  const own = decideSeat(actor, custodians);
  const reading = decideReadOpened({ actor, callId: row.id, call: row, custodians, now });
  if (!own.ok && !reading.ok) return null;
  const phase = callPhase(row, now);
  const [handing, record, contents] = await Promise.all([
    own.ok && phase === 'closed' ? handoverOf(actor, row.id, reference) : nothing,
    phase === 'opened' ? listOpeningRecord(row.id) : [],
    reading.ok ? listOpenedContents(reading.value) : null,
  ]);
  const released = custodians.filter(({ releasedAt }) => releasedAt).length;
  return {
    reference,
    title: row.title,
    phase,
    bidsUntil: row.bidsUntil,
    openedAt: row.openedAt,
    now,
    custodians: custodians.map(({ seat, releasedAt }) => ({ seat, releasedAt })),
    seat: own.ok ? own.value.seat : null,
    ...handing,
    canComplete: own.ok && phase === 'closed' && released >= custodiansNeeded,
    record,
    contents: contents && Object.fromEntries(contents.map((one) => [one.bidId, one.content as unknown as BidManifest])),
  };
}
