// Changes people make to their own account.
import { deleteOtherSessions, deleteSession, updateProfile } from '#app/persistence/accounts.server.ts';
import type { ProfileInput } from './account-input.ts';

export const changeProfile = (personId: string, input: ProfileInput): Promise<void> => updateProfile(personId, input);

export async function endSession(
  personId: string,
  sessionId: string,
): Promise<{ ok: true } | { ok: false; reason: 'no-such-session' }> {
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(sessionId);
  return isId && (await deleteSession(personId, sessionId)) ? { ok: true } : { ok: false, reason: 'no-such-session' };
}

export const endOtherSessions = (personId: string, sessionToken: string): Promise<number> =>
  deleteOtherSessions(personId, sessionToken);
