// The trail of sign-ins. Written before the cookie leaves the server: a session nobody was told of can do nothing.
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';

export type SignInMeans = 'password' | 'second-factor' | 'recovery-code' | 'passkey' | 'other-site' | 'demo' | 'mail';

export async function noteSignIn(
  personId: string,
  means: SignInMeans,
  from: { readonly clientAddress: string; readonly requestId?: string },
): Promise<void> {
  const actor = { personId, organisation: null, requestId: from.requestId ?? '', address: from.clientAddress };
  const subject = { type: 'person', id: personId } as const;
  await inTransaction((tx) => appendEvent(tx, { kind: 'person.session-started', actor, subject, data: { means } }));
}
