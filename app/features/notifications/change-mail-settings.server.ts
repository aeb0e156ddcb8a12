// How often somebody gets mails, by the settings page or by the link in a mail; and mails again after a bounce.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { isNotificationTopic, type MailRhythm, notificationTopics } from '#app/domain/notification.ts';
import { inTransaction, readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt, type EventActor } from '#app/persistence/events.server.ts';
import { isUnsubscribeToken, type UnsubscribeScope } from '#app/persistence/letters.server.ts';
import { findRhythms, liftSuppression, type Rhythms, saveRhythm } from '#app/persistence/notification-centre.server.ts';

const changed = 'person.mail-settings-changed';

/** Saves those that differ; one event tells which, none when nothing does. */
async function save(
  tx: Transaction,
  actor: EventActor,
  wanted: Partial<Record<keyof Rhythms, MailRhythm>>,
  by: 'page' | 'mail-link',
): Promise<void> {
  const { personId } = actor;
  const [now, present] = [await readClock(tx), await findRhythms(personId, tx)];
  const data: Record<string, string> = {};
  for (const topic of notificationTopics) {
    const rhythm = wanted[topic];
    if (!rhythm || rhythm === present[topic]) continue;
    await saveRhythm(tx, personId, { topic, rhythm, now });
    data[topic] = rhythm;
  }
  const subject = { type: 'person', id: personId } as const;
  if (Object.keys(data).length > 0) await appendEvent(tx, { kind: changed, actor, subject, data: { ...data, by } });
}

export const changeRhythms = (
  actor: Actor,
  wanted: Partial<Record<keyof Rhythms, MailRhythm>>,
): Promise<Decision<true, AccessReason>> =>
  attempt({ kind: changed, actor }, async (tx) => {
    const access = decideAccess(actor, 'account.use');
    if (!access.ok) return access;
    await save(tx, actor, wanted, 'page');
    return allow(true);
  });

/** Its owner says that the mailbox works again. */
export const resumeMail = (actor: Actor, email: string): Promise<Decision<true, AccessReason>> =>
  attempt({ kind: 'person.mail-resumed', actor }, async (tx) => {
    const access = decideAccess(actor, 'account.use');
    if (!access.ok) return access;
    const subject = { type: 'person', id: actor.personId } as const;
    if (await liftSuppression(tx, email)) await appendEvent(tx, { kind: 'person.mail-resumed', actor, subject });
    return allow(true);
  });

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

export interface UnsubscribeLink {
  readonly personId: string;
  readonly scope: UnsubscribeScope;
}

/** What the link in a mail ends; null for a link that was not ours. */
export function readUnsubscribeLink(personId: string, scope: string, token: string): UnsubscribeLink | null {
  if (!isId(personId) || !(scope === 'all' || isNotificationTopic(scope))) return null;
  return isUnsubscribeToken(personId, scope, token) ? { personId, scope } : null;
}

export async function isUnsubscribed({ personId, scope }: UnsubscribeLink): Promise<boolean> {
  const rhythms = await findRhythms(personId);
  return (scope === 'all' ? notificationTopics : [scope]).every((topic) => rhythms[topic] === 'off');
}

/** Ends the mails for whoever holds the link; pressing twice is no fault. */
export async function unsubscribe(
  { personId, scope }: UnsubscribeLink,
  from: { readonly requestId: string; readonly clientAddress: string },
): Promise<void> {
  const topics = scope === 'all' ? notificationTopics : [scope];
  const wanted = Object.fromEntries(topics.map((topic) => [topic, 'off' as const]));
  await inTransaction(async (tx) => {
    const actor: EventActor = { personId, organisation: null, requestId: from.requestId, address: from.clientAddress };
    await save(tx, actor, wanted, 'mail-link');
  });
}
