// People whom another site has signed in (OpenID Connect): who of them is whom here.
import {
  findIdentityOwner,
  findPersonByEmail,
  insertIdentity,
  insertPerson,
} from '#app/persistence/accounts.server.ts';
import { admitIdentitiesWith } from '#app/persistence/authentication.server.ts';
import { type Identity, identityProvider } from '#app/persistence/authentication-plugins.server.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { emailField } from './account-input.ts';
import { recordChange } from './change-security.server.ts';
import { isDisposable } from './disposable-addresses.server.ts';

/**
 * Links the identity to the person with its address, or makes one; does nothing where that would be unsafe, and then
 * nobody is signed in. Both sides must have verified the address: whoever registered a stranger's address here must not
 * share that stranger's account, nor whoever claims it there.
 */
export async function admitIdentity({ subject, email, emailVerified, name }: Identity): Promise<void> {
  if (!subject || (await findIdentityOwner(identityProvider, subject))) return;
  if (!emailVerified || !emailField.safeParse(email).success || isDisposable(email)) return;
  await inTransaction(async (tx) => {
    const known = await findPersonByEmail(tx, email);
    if (known && !known.emailVerified) return;
    const person = { name: name.trim().slice(0, 80) || email, email, passwordHash: null, emailVerified: true };
    const personId = known?.id ?? (await insertPerson(tx, { ...person, locale: 'zh-CN' }));
    if (!personId) return;
    const by = { personId, requestId: '', address: '' };
    if (!known) {
      const actor = { ...by, organisation: null };
      await appendEvent(tx, { kind: 'person.registered', actor, subject: { type: 'person', id: personId } });
    }
    await insertIdentity(tx, { personId, providerId: identityProvider, subject });
    await recordChange(tx, 'person.identity-linked', by);
  });
}

/** To be called once, before the first request. */
export const registerIdentities = (): void => admitIdentitiesWith(admitIdentity);
