// A custodian hands over its shares of all counting bids; when it is the second one, the call is opened.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { decideReleaseShares, decideServeShares, type OpeningRefusal } from '#app/domain/opening.ts';
import { sha256Hex } from '#app/gateways/seal.server.ts';
import { listSealedShares, storeReleasedShares } from '#app/persistence/bids.server.ts';
import { listCustodians, lockCall, markShareReleased } from '#app/persistence/calls.server.ts';
import { inTransaction, readClock, refusalCode, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt, noted } from '#app/persistence/events.server.ts';

/** The call locked past its deadline: bids that were in flight have landed, none can follow. */
async function attend(tx: Transaction, actor: Actor, reference: string) {
  const call = await lockCall(tx, reference, 'update');
  if (!call) return refuse('not-found');
  const custodians = await listCustodians(tx, call.id);
  const now = await readClock(tx);
  const decision = decideServeShares({ actor, callId: call.id, call, custodians, now });
  return decision.ok ? allow({ ...decision.value, now }) : decision;
}

/** The sealed shares of this custodian; refused before the deadline and to everybody else. */
export async function listSharesToOpen(
  actor: Actor,
  reference: string,
): Promise<Decision<{ versionId: string; digest: string; sealed: Uint8Array }[], OpeningRefusal>> {
  return inTransaction(async (tx) => {
    const served = await attend(tx, actor, reference);
    if (!served.ok) return served;
    return allow(await listSealedShares(tx, served.value.permit, served.value.seat));
  });
}

/** @param handed one entry for every counting version; a null share could not be unsealed */
export async function releaseShares(
  actor: Actor,
  reference: string,
  handed: readonly { readonly versionId: string; readonly share: Uint8Array<ArrayBuffer> | null }[],
): Promise<Decision<true, OpeningRefusal>> {
  const tried = { kind: 'call.share-released', actor, data: { reference } } as const;
  try {
    return await attempt(tried, async (tx) => {
      const served = await attend(tx, actor, reference);
      if (!served.ok) return served;
      const { permit, seat, now } = served.value;
      const promised = new Map(
        (await listSealedShares(tx, permit, seat)).map(({ versionId, digest }) => [versionId, digest]),
      );
      const decision = decideReleaseShares(
        [...promised.keys()],
        handed.map(({ versionId, share }) => ({
          versionId,
          matches: share === null || sha256Hex(share) === promised.get(versionId),
        })),
      );
      if (!decision.ok) return decision;
      await markShareReleased(tx, permit.callId, seat, now);
      const readable = handed.flatMap(({ versionId, share }) => (share ? [{ versionId, share }] : []));
      await storeReleasedShares(tx, seat, readable);
      const subject = { type: 'call', id: permit.callId } as const;
      await appendEvent(tx, { kind: 'call.share-released', actor, subject, data: { seat } });
      return allow(true);
    });
  } catch (error) {
    if (refusalCode(error) !== 'JB001') throw error;
    return noted(tried, refuse('too-early'));
  }
}
