// Questions about an open call, and their public answers.
import type { Actor } from '#app/domain/actor.ts';
import { type ClarificationReason, decideAnswering, decideAsking } from '#app/domain/clarification.ts';
import { findContacts } from '#app/domain/contact-finding.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { lockCall } from '#app/persistence/calls.server.ts';
import {
  answerClarificationRow,
  countWaitingOf,
  findCallOfClarifications,
  findClarification,
  insertClarification,
} from '#app/persistence/clarifications.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { notify, recipientsOf } from '#app/persistence/notifications.server.ts';

type Call = NonNullable<Awaited<ReturnType<typeof findCallOfClarifications>>>;

async function tell(
  tx: Transaction,
  kind: 'call.clarification-asked' | 'call.clarification-answered',
  call: Call,
  to: { readonly organisationId: string; readonly permission: 'answer' | 'bid' | 'contact' },
  id: string,
): Promise<void> {
  const recipients = await recipientsOf(tx, to.organisationId, to.permission);
  await notify(
    tx,
    recipients.map(({ personId, organisationId }) => ({
      ...{ personId, organisationId, topic: 'call' as const, kind, params: { title: call.title } },
      path: `/calls/${call.reference}/clarifications`,
      dedupeKey: `${kind} ${id}`,
    })),
  );
}

export async function askClarification(
  actor: Actor | null,
  reference: string,
  text: string,
): Promise<Decision<true, ClarificationReason>> {
  const call = await findCallOfClarifications(reference);
  if (!call) return refuse('not-found');
  const kind = 'call.clarification-asked';
  // Neither done nor refused is it on the call: its organisation's trail must not say who asked.
  return attempt({ kind, actor }, async (tx): Promise<Decision<true, ClarificationReason>> => {
    await lockCall(tx, reference, 'share');
    const now = await readClock(tx);
    const organisationId = actor?.organisation?.id;
    const openOfAsker = organisationId ? await countWaitingOf(tx, call.id, organisationId) : 0;
    const hasContacts = findContacts(text).length > 0;
    const decision = decideAsking({ actor, call, text, hasContacts, openOfAsker, now });
    if (!decision.ok) return decision;
    if (!actor || !organisationId) return refuse('not-found');
    const asked = { callId: call.id, organisationId, askedById: actor.personId, question: text.trim(), askedAt: now };
    const { id } = await insertClarification(tx, asked);
    await appendEvent(tx, { kind, actor, subject: { type: 'clarification', id } });
    await tell(tx, kind, call, { organisationId: call.organisationId, permission: 'answer' }, id);
    return allow(true);
  });
}

export async function answerClarification(
  actor: Actor | null,
  reference: string,
  id: string,
  text: string,
): Promise<Decision<true, ClarificationReason>> {
  const call = await findCallOfClarifications(reference);
  if (!call) return refuse('not-found');
  const kind = 'call.clarification-answered';
  const subject = { type: 'call', id: call.id } as const;
  return attempt({ kind, actor, subject }, async (tx): Promise<Decision<true, ClarificationReason>> => {
    await lockCall(tx, reference, 'update');
    const now = await readClock(tx);
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    const found = isId ? await findClarification(tx, call.id, id) : null;
    const decision = decideAnswering({ actor, call, text, isAnswered: found?.answeredAt != null, now });
    if (!decision.ok || !actor) return decision;
    if (!found) return refuse('not-found');
    await answerClarificationRow(tx, id, { answer: text.trim(), answeredAt: now, answeredById: actor.personId });
    await appendEvent(tx, { kind, actor, subject, data: { clarification: id } });
    await tell(tx, kind, call, { organisationId: found.organisationId, permission: 'contact' }, id);
    return allow(true);
  });
}
