// Putting a batch together: its words, what is in it, and in which order.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { type AssembleReason, decideAssemble, movedBy } from '#app/domain/batch.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import type { EventKind } from '#app/domain/event.ts';
import { type List, refuseAbsent } from '#app/domain/listing.ts';
import { referenceFrom } from '#app/domain/reference.ts';
import { addBatchItems, listItemIds, orderBatchItems, removeBatchItem } from '#app/persistence/batch-items.server.ts';
import {
  type BatchRow,
  type BatchWords,
  deleteBatch,
  insertBatch,
  lockBatch,
  updateBatch,
} from '#app/persistence/batches.server.ts';
import { isDuplicate, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';

/** The reference of the new batch. */
export async function createBatch(
  actor: Actor | null,
  input: BatchWords & { readonly list: List },
): Promise<Decision<string, AccessReason | 'number-taken'>> {
  const create = async (tx: Transaction): Promise<Decision<string, AccessReason | 'number-taken'>> => {
    const access = decideAccess(actor, 'batch.create');
    if (!access.ok) return access;
    if (!access.value?.organisation) return refuseAbsent(actor, 'batch.create');
    const { personId, organisation } = access.value;
    const reference = referenceFrom('batch', crypto.getRandomValues(new Uint8Array(10)));
    const values = { ...input, reference, organisationId: organisation.id, createdById: personId };
    const { id } = await insertBatch(tx, values);
    const data = { list: input.list, number: input.number };
    await appendEvent(tx, { kind: 'batch.created', actor, subject: { type: 'batch', id }, data });
    return allow(reference);
  };
  return withFreeNumber(() => attempt({ kind: 'batch.created', actor }, create));
}

/** Two batches of one list have two numbers: the database's rule, said in the form. */
async function withFreeNumber<Result>(work: () => Promise<Result>): Promise<Result | ReturnType<typeof taken>> {
  try {
    return await work();
  } catch (error) {
    if (isDuplicate(error)) return taken();
    throw error;
  }
}
const taken = () => refuse('number-taken');

type Change = (tx: Transaction, batch: BatchRow) => Promise<{ words?: BatchWords; itemCount?: number } | null>;

/** One change under the lock; a change that returns null found nothing to do. */
function change(
  actor: Actor | null,
  reference: string,
  work: Change,
  kind: Extract<EventKind, `batch.${string}`> = 'batch.changed',
): Promise<Decision<true, AssembleReason>> {
  return attempt({ kind, actor, data: { reference } }, async (tx): Promise<Decision<true, AssembleReason>> => {
    const batch = await lockBatch(tx, reference);
    if (!batch) return refuseAbsent(actor, 'batch.assemble');
    const before = decideAssemble({ actor, batch, itemCount: 0 });
    if (!before.ok || !actor) return before;
    const done = await work(tx, batch);
    if (!done) return allow(true);
    const itemCount = done.itemCount ?? 0;
    const decision = decideAssemble({ actor, batch, itemCount });
    if (!decision.ok) throw new RefusedLate(decision.reason);
    if (kind === 'batch.discarded') await deleteBatch(tx, batch.id);
    else await updateBatch(tx, batch.id, actor.personId, done.words);
    const data = { list: batch.list, number: done.words?.number ?? batch.number };
    await appendEvent(tx, { kind, actor, subject: { type: 'batch', id: batch.id }, data });
    return allow(true);
  }).catch((error: unknown) => {
    if (error instanceof RefusedLate) return refuse(error.reason);
    throw error;
  });
}

/** Refused after something was written: the transaction must not keep it. */
class RefusedLate extends Error {
  readonly reason: AssembleReason;
  constructor(reason: AssembleReason) {
    super(reason);
    this.reason = reason;
  }
}

export const changeBatchWords = (actor: Actor | null, reference: string, words: BatchWords) =>
  withFreeNumber(() => change(actor, reference, async () => ({ words })));

export const discardBatch = (actor: Actor | null, reference: string) =>
  change(actor, reference, async () => ({}), 'batch.discarded');

export const addToBatch = (actor: Actor | null, reference: string, listings: readonly string[]) =>
  change(actor, reference, async (tx, batch) => {
    if ((await addBatchItems(tx, batch, listings)) === 0) return null;
    return { itemCount: (await listItemIds(tx, batch.id)).length };
  });

export const removeFromBatch = (actor: Actor | null, reference: string, itemId: string) =>
  change(actor, reference, async (tx, batch) => ((await removeBatchItem(tx, batch.id, itemId)) ? {} : null));

export const moveInBatch = (actor: Actor | null, reference: string, itemId: string, step: -1 | 1) =>
  change(actor, reference, async (tx, batch) => {
    const ids = await listItemIds(tx, batch.id);
    const moved = movedBy(ids, itemId, step);
    if (moved === ids) return null;
    await orderBatchItems(tx, batch.id, moved);
    return {};
  });
