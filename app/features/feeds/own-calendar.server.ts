// The private calendar address of what somebody watches: made, made anew, ended.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision } from '#app/domain/decision.ts';
import { deleteCalendar, findCalendar, newCalendarToken, replaceCalendar } from '#app/persistence/calendars.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';

export const readOwnCalendar = (actor: Actor) => findCalendar(actor.personId);

/** The token is shown once; another one ends the one before. */
export async function makeCalendar(actor: Actor | null): Promise<Decision<{ readonly token: string }, AccessReason>> {
  return attempt({ kind: 'person.calendar-made', actor }, async (tx) => {
    const access = decideAccess(actor, 'watch.keep');
    if (!access.ok) return access;
    if (!actor) throw new Error('a calendar was allowed to nobody');
    const token = newCalendarToken();
    await replaceCalendar(tx, actor.personId, token, await readClock(tx));
    const subject = { type: 'person', id: actor.personId } as const;
    await appendEvent(tx, { kind: 'person.calendar-made', actor, subject });
    return allow({ token });
  });
}

/** Pressing twice is no fault. */
export async function endCalendar(actor: Actor | null): Promise<Decision<true, AccessReason>> {
  return attempt({ kind: 'person.calendar-ended', actor }, async (tx) => {
    const access = decideAccess(actor, 'watch.keep');
    if (!access.ok) return access;
    if (actor && (await deleteCalendar(tx, actor.personId))) {
      const subject = { type: 'person', id: actor.personId } as const;
      await appendEvent(tx, { kind: 'person.calendar-ended', actor, subject });
    }
    return allow(true);
  });
}
