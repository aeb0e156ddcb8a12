// A new password for somebody signed in. All other devices have to sign in again with it.
import { hasPassword } from '#app/persistence/accounts.server.ts';
import { changeOwnPassword } from '#app/persistence/credentials.server.ts';
import type { ChangePasswordInput } from './account-input.ts';
import { type Changed, changeSecurity, Refused } from './change-security.server.ts';
import { mayTry } from './limit-attempts.server.ts';
import type { SecurityPerson } from './security-person.ts';

/** The caller has asked `passwordProblem`. */
export async function changePassword(person: SecurityPerson, input: ChangePasswordInput): Promise<Changed<null>> {
  const { actor, headers } = person;
  if (!(await mayTry('password', { email: actor.personId, clientAddress: actor.address })))
    return { ok: false, reason: 'rate-limited' };
  return changeSecurity(person, {
    kind: 'person.password-changed',
    endsOthers: true,
    work: async () => {
      if (!(await hasPassword(actor.personId))) throw new Refused('password-needed');
      const { currentPassword, newPassword } = input;
      if (!(await changeOwnPassword({ currentPassword, newPassword }, headers))) throw new Refused('wrong-password');
      return null;
    },
  });
}
