// What every change of the means to sign in has in common: one transaction, one event, one mail to the person, and a new
// secret for the session, so that a copied cookie is worth nothing afterwards.
import { decideAccess } from '#app/domain/authorisation.ts';
import type { EventKind } from '#app/domain/event.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { getProfile } from '#app/persistence/accounts.server.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import type { Cookies } from '#app/persistence/credentials.server.ts';
import { appendEvent, appendRefusal } from '#app/persistence/events.server.ts';
import { queueMail } from '#app/persistence/mail.server.ts';
import { deleteOtherSessions, markSteppedUp, rotateSession } from '#app/persistence/sessions.server.ts';
import { inSharedTransaction } from '#app/persistence/shared-transaction.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { AccountReason } from './accounts-refusals.ts';
import type { SecurityPerson } from './security-person.ts';

export type SecurityChange = Extract<
  EventKind,
  | 'person.password-changed'
  | 'person.identity-linked'
  | 'person.second-factor-added'
  | 'person.second-factor-removed'
  | 'person.recovery-codes-renewed'
  | 'person.recovery-code-used'
  | 'person.passkey-added'
  | 'person.passkey-renamed'
  | 'person.passkey-removed'
>;

export type Changed<T> =
  | { readonly ok: true; readonly value: T; readonly cookies: Cookies }
  | { readonly ok: false; readonly reason: AccountReason };

/** Thrown inside a transaction to undo it; the reason is the answer. */
export class Refused extends Error {
  readonly reason: AccountReason;
  constructor(reason: AccountReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Writes the event and tells the person, in their language. */
export async function recordChange(
  tx: Transaction,
  kind: SecurityChange,
  by: { readonly personId: string; readonly requestId: string; readonly address: string },
): Promise<void> {
  const actor = { ...by, organisation: null };
  await appendEvent(tx, { kind, actor, subject: { type: 'person', id: by.personId } });
  const { name, email, locale } = await getProfile(by.personId, tx);
  const { t } = i18nFor(locale);
  const { subject, body } = t.mails['security-changed'];
  const link = `${env().BASE_URL}/account/security`;
  const text = body({ name, what: t.security.changes[kind], link });
  await queueMail(tx, { to: email, template: 'security-changed', subject, body: text });
}

interface Change<T> {
  readonly kind: SecurityChange;
  /** Does it, or throws `Refused`. */
  readonly work: (tx: Transaction) => Promise<T>;
  /** The person has proven a second factor in doing so. */
  readonly proves?: boolean;
  /** Other devices have to sign in again. */
  readonly endsOthers?: boolean;
}

export async function changeSecurity<T>(person: SecurityPerson, change: Change<T>): Promise<Changed<T>> {
  const { actor, headers } = person;
  try {
    return await inSharedTransaction(async (tx) => {
      const value = await change.work(tx);
      const { token, cookies } = await rotateSession(tx, headers);
      if (change.proves) await markSteppedUp(tx, token);
      if (change.endsOthers) await deleteOtherSessions(tx, actor.personId, token);
      await recordChange(tx, change.kind, actor);
      return { ok: true, value, cookies } as const;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await appendRefusal({ kind: change.kind, actor, reason: error.reason });
    return { ok: false, reason: error.reason };
  }
}

/** Throws `Refused` unless the session has proven its second factor lately; who has none yet may add one. */
export async function requireStepUp(
  tx: Transaction,
  { actor }: SecurityPerson,
  action: 'account.add-second-factor' | 'account.change-second-factor' = 'account.change-second-factor',
): Promise<void> {
  const decision = decideAccess(actor, action, { now: await readClock(tx) });
  if (!decision.ok) throw new Refused(decision.reason);
}
