// Changes people make to their own account.
import type { Actor } from '#app/domain/actor.ts';
import { updateProfile } from '#app/persistence/accounts.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { deleteOtherSessions, deleteSession } from '#app/persistence/sessions.server.ts';
import type { ProfileInput } from './account-input.ts';

const self = ({ personId: id }: Actor) => ({ type: 'person', id }) as const;

export const changeProfile = (actor: Actor, input: ProfileInput): Promise<void> =>
  inTransaction(async (tx) => {
    await updateProfile(tx, actor.personId, input);
    await appendEvent(tx, { kind: 'person.profile-changed', actor, subject: self(actor) });
  });

export async function endSession(
  actor: Actor,
  sessionId: string,
): Promise<{ ok: true } | { ok: false; reason: 'no-such-session' }> {
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(sessionId);
  const ended = await inTransaction(async (tx) => {
    if (!isId || !(await deleteSession(tx, actor.personId, sessionId))) return false;
    await appendEvent(tx, { kind: 'person.session-ended', actor, subject: self(actor), data: { sessions: 1 } });
    return true;
  });
  return ended ? { ok: true } : { ok: false, reason: 'no-such-session' };
}

/** @returns how many were ended */
export const endOtherSessions = (actor: Actor, sessionToken: string): Promise<number> =>
  inTransaction(async (tx) => {
    const sessions = await deleteOtherSessions(tx, actor.personId, sessionToken);
    if (sessions > 0)
      await appendEvent(tx, { kind: 'person.session-ended', actor, subject: self(actor), data: { sessions } });
    return sessions;
  });
