// Events: audit trail and outbox in one row, written in the transaction of the change they tell of.
import type { Actor } from '#app/domain/actor.ts';
import { type Consumer, type EventKind, eventKinds, type SubjectType } from '#app/domain/event.ts';
import { db, inTransaction, type Prisma, type Transaction } from './client.server.ts';

/** Who caused it, and from where. */
export type EventActor = Pick<Actor, 'personId' | 'organisation' | 'requestId'> & Partial<Pick<Actor, 'address'>>;

export interface NewEvent {
  readonly kind: EventKind;
  /** Null for what the site does by itself. */
  readonly actor: EventActor | null;
  readonly subject: { readonly type: SubjectType; readonly id: string };
  /** Ids and numbers only: never contact details, never sealed content. */
  readonly data?: Prisma.InputJsonObject;
  /** Why the attempt was refused; absent for what was done. */
  readonly refusal?: string;
  /** `contentHash` of what the subject said before and after, where it says something. */
  readonly before?: string | null;
  readonly after?: string | null;
}

export async function appendEvent(tx: Transaction, event: NewEvent): Promise<void> {
  // A refused attempt changed nothing: nobody outside needs to hear of it.
  const consumers: readonly Consumer[] = event.refusal === undefined ? eventKinds[event.kind] : [];
  await tx.event.create({
    data: {
      kind: event.kind,
      actorId: event.actor?.personId ?? null,
      organisationId: event.actor?.organisation?.id ?? null,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      data: event.data ?? {},
      requestId: event.actor?.requestId ?? '',
      address: event.actor?.address ?? '',
      refusal: event.refusal ?? null,
      beforeHash: event.before ?? null,
      afterHash: event.after ?? null,
      deliveries: { createMany: { data: consumers.map((consumer) => ({ consumer })) } },
    },
    select: { id: true },
  });
  // Wakes the worker when the transaction commits, not before.
  if (consumers.length > 0) await tx.$executeRaw`SELECT pg_notify('jiebang_outbox', ${consumers.join(',')})`;
}

/** Many events that nobody outside has to hear of, in one statement. @throws Error for a kind that somebody waits for */
export async function appendQuietEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.some(({ kind }) => eventKinds[kind].length > 0)) throw new Error('somebody waits for this kind of event');
  await tx.event.createMany({
    data: events.map((event) => ({
      kind: event.kind,
      actorId: event.actor?.personId ?? null,
      organisationId: event.actor?.organisation?.id ?? null,
      subjectType: event.subject.type,
      subjectId: event.subject.id,
      data: event.data ?? {},
      requestId: event.actor?.requestId ?? '',
      address: event.actor?.address ?? '',
      beforeHash: event.before ?? null,
      afterHash: event.after ?? null,
    })),
  });
}

/** What somebody tries: the event it makes when it succeeds. */
export interface Attempt {
  readonly kind: EventKind;
  /** Null for guests, whose attempts are in the request log alone. */
  readonly actor: EventActor | null;
  /** What it is tried on, where that is known; otherwise the person. */
  readonly subject?: NewEvent['subject'];
  readonly data?: Prisma.InputJsonObject;
}

/** Writes down a refused attempt of somebody signed in, in a transaction of its own: the refused one left nothing. */
export async function appendRefusal({ reason, ...tried }: Attempt & { readonly reason: string }): Promise<void> {
  const { actor } = tried;
  if (!actor) return;
  const subject = tried.subject ?? { type: 'person' as const, id: actor.personId };
  await inTransaction((tx) => appendEvent(tx, { ...tried, subject, refusal: reason }));
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Passes the answer of a command on; a refusal is written down first. */
export async function noted<Result extends Answer>(tried: Attempt, result: Result): Promise<Result> {
  if (!result.ok) await appendRefusal({ ...tried, reason: result.reason });
  return result;
}

/** Runs the work of a command in one transaction. When it is refused, that is written down. */
export const attempt = async <Result extends Answer>(
  tried: Attempt,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> => noted(tried, await inTransaction(work));

export interface PendingDelivery {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly data: unknown;
  readonly attempts: number;
}

/** Deliveries of one consumer that are due, oldest first. The caller holds the consumer's lock (see `app/jobs/deliver-events.server.ts`). */
export async function listPendingDeliveries(consumer: Consumer, limit: number): Promise<PendingDelivery[]> {
  return db.$queryRaw<PendingDelivery[]>`
    SELECT d.event_id AS "eventId", e.kind, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.data, d.attempts
    FROM delivery d JOIN event e ON e.id = d.event_id
    WHERE d.consumer = ${consumer}::consumer AND d.done_at IS NULL AND d.next_at <= app_clock()
    ORDER BY e.seq LIMIT ${limit}`;
}

export async function markDelivered(consumer: Consumer, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  await db.$executeRaw`
    UPDATE delivery SET done_at = app_clock(), attempts = attempts + 1
    WHERE consumer = ${consumer}::consumer AND event_id = ANY(${eventIds}::uuid[])`;
}

/** Puts failed deliveries off: 1 s, 2 s, 4 s … at most 5 minutes. They are never given up. */
export async function postponeDeliveries(
  consumer: Consumer,
  eventIds: readonly string[],
  error: string,
): Promise<void> {
  await db.$executeRaw`
    UPDATE delivery SET attempts = attempts + 1, last_error = ${error.slice(0, 500)},
      next_at = app_clock() + least(300, power(2, least(attempts, 10))) * interval '1 second'
    WHERE consumer = ${consumer}::consumer AND event_id = ANY(${eventIds}::uuid[])`;
}

/** True while something is still to be delivered to the consumer, put off or not. */
export async function hasPendingDeliveries(consumer: Consumer): Promise<boolean> {
  return (await db.delivery.findFirst({ where: { consumer, doneAt: null }, select: { eventId: true } })) !== null;
}
