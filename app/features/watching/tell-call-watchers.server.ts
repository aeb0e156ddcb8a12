// A call was published, called off or opened: who watches it, or its opportunity, hears of it once.
import type { EventKind } from '#app/domain/event.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { findCallNews, listPeopleOfCall } from '#app/persistence/closing.server.ts';
import { type NewNotification, notify } from '#app/persistence/notifications.server.ts';

const news = {
  'call.published': 'watch.call-published',
  'call.cancelled': 'watch.call-cancelled',
  'call.opened': 'watch.call-opened',
} as const satisfies Partial<Record<EventKind, NewNotification['kind']>>;
type CallNews = keyof typeof news;

const isCallNews = (kind: EventKind): kind is CallNews => Object.hasOwn(news, kind);

interface Delivered {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly subjectId: string;
}

/** Safe to repeat: the event is the key. */
export async function tellCallWatchers(deliveries: readonly Delivered[]): Promise<void> {
  for (const delivery of deliveries) if (isCallNews(delivery.kind)) await tellOf(delivery, delivery.kind);
}

const tellOf = ({ eventId, subjectId }: Delivered, kind: CallNews): Promise<number> =>
  inTransaction(async (tx) => {
    const call = await findCallNews(tx, subjectId);
    if (!call) return 0;
    const { title, bidsUntil, reference } = call;
    const params = { title, bidsUntilAt: bidsUntil.toISOString() };
    const about = { topic: 'watch', path: `/calls/${reference}`, params, dedupeKey: `watch:${eventId}` } as const;
    const people = await listPeopleOfCall(tx, call.id);
    return notify(
      tx,
      people.map((personId) => ({ ...about, kind: news[kind], personId, organisationId: null })),
    );
  });
