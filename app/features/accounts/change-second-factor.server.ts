// Turning second factors on and off: an authenticator app, recovery codes, passkeys.
import { createHmac } from 'node:crypto';
import { encode } from 'uqr';
import { shortestPassword } from '#app/domain/password.ts';
import { totpUri } from '#app/domain/totp.ts';
import { getProfile, hasPassword } from '#app/persistence/accounts.server.ts';
import { inTransaction, type Transaction } from '#app/persistence/client.server.ts';
import { insertPasskey, isOwnPassword, passkeyOptions } from '#app/persistence/credentials.server.ts';
import {
  confirmTotp,
  deletePasskey,
  deleteTotp,
  findFactors,
  findPendingTotp,
  renamePasskey,
  replaceRecoveryCodes,
  startTotp,
  takeTotpCode,
  updateHasSecondFactor,
} from '#app/persistence/second-factors.server.ts';
import { env } from '#app/runtime/env.server.ts';
import type { AccountReason } from './accounts-refusals.ts';
import { type Changed, changeSecurity, Refused, requireStepUp } from './change-security.server.ts';
import { mayTry } from './limit-attempts.server.ts';
import type { SecurityPerson } from './security-person.ts';

/** What the set-up page shows: the secret in words and as the modules of a QR code. */
export interface TotpSetUp {
  readonly secret: string;
  /** Rows of the code, "1" for a dark module. */
  readonly modules: readonly string[];
  /** Comes back with the first code: this browser gave the password, and not merely has the session's cookie. */
  readonly ticket: string;
}

const ticketOf = ({ sessionToken }: SecurityPerson, secret: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`totp set-up:${sessionToken}:${secret}`).digest('base64url');

async function describeSetUp(person: SecurityPerson, secret: string): Promise<TotpSetUp> {
  const { email } = await getProfile(person.actor.personId);
  const { data } = encode(totpUri(secret, email), { border: 4 });
  const modules = data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  return { secret, modules, ticket: ticketOf(person, secret) };
}

/** Throws `Refused` unless the newcomer of a factor is the person: by the factor there is, or else by the password. */
async function requireOwner(tx: Transaction, person: SecurityPerson, password: string): Promise<void> {
  await requireStepUp(tx, person, 'account.add-second-factor');
  if (!person.actor.hasSecondFactor) await requirePassword(person, password);
}

async function requirePassword({ actor, headers }: SecurityPerson, password: string): Promise<void> {
  if (!(await hasPassword(actor.personId))) throw new Refused('password-needed');
  if (!(await mayTry('password', { email: actor.personId, clientAddress: actor.address })))
    throw new Refused('rate-limited');
  if (!(await isOwnPassword(password, headers))) throw new Refused('wrong-password');
}

/** Without a second factor the password stands alone again, and must be long enough for that. */
async function requireLongPassword(tx: Transaction, person: SecurityPerson, password: string): Promise<void> {
  const { totp, passkeys } = await findFactors(person.actor.personId, tx);
  if ((totp ? 1 : 0) + passkeys.length > 1 || !(await hasPassword(person.actor.personId))) return;
  await requirePassword(person, password);
  if ([...password].length < shortestPassword(false)) throw new Refused('password-too-short');
}

/** A new secret, not yet in force. Asked again, it starts over. */
export async function startApp(
  person: SecurityPerson,
  password: string,
): Promise<{ ok: true; setUp: TotpSetUp } | { ok: false; reason: AccountReason }> {
  try {
    const secret = await inTransaction(async (tx) => {
      await requireOwner(tx, person, password);
      return startTotp(tx, person.actor.personId);
    });
    if (secret === null) return { ok: false, reason: 'app-confirmed-already' };
    return { ok: true, setUp: await describeSetUp(person, secret) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, reason: error.reason };
  }
}

/** The secret that still waits for its first code, to show it again after a wrong one; only to who has seen it. */
export async function getSetUp(person: SecurityPerson, ticket: string): Promise<TotpSetUp | null> {
  const secret = await findPendingTotp(person.actor.personId);
  return secret === null || ticketOf(person, secret) !== ticket ? null : describeSetUp(person, secret);
}

/** Puts the secret in force with its first code. Value: recovery codes where there were none; they are shown once. */
export async function confirmApp(
  person: SecurityPerson,
  { code, ticket }: { readonly code: string; readonly ticket: string },
): Promise<Changed<readonly string[]>> {
  const { actor } = person;
  if (!(await getSetUp(person, ticket))) return { ok: false, reason: 'set-up-over' };
  if (!(await mayTry('second-factor', { email: actor.personId, clientAddress: actor.address })))
    return { ok: false, reason: 'rate-limited' };
  return changeSecurity(person, {
    kind: 'person.second-factor-added',
    proves: true,
    endsOthers: true,
    work: async (tx) => {
      // The first factor was let in by the password (startApp); a second app next to a passkey needs the passkey.
      await requireStepUp(tx, person, 'account.add-second-factor');
      if (!(await takeTotpCode(tx, actor.personId, code, { pending: true }))) throw new Refused('code-wrong');
      await confirmTotp(tx, actor.personId);
      return newCodesIfNone(tx, actor.personId);
    },
  });
}

async function newCodesIfNone(tx: Transaction, personId: string): Promise<readonly string[]> {
  const { recoveryCodes } = await findFactors(personId, tx);
  return recoveryCodes > 0 ? [] : replaceRecoveryCodes(tx, personId);
}

export const turnOffApp = (person: SecurityPerson, password: string): Promise<Changed<null>> =>
  changeSecurity(person, {
    kind: 'person.second-factor-removed',
    work: async (tx) => {
      await requireStepUp(tx, person);
      await requireLongPassword(tx, person, password);
      await deleteTotp(tx, person.actor.personId);
      return null;
    },
  });

export const renewRecoveryCodes = (person: SecurityPerson): Promise<Changed<readonly string[]>> =>
  changeSecurity(person, {
    kind: 'person.recovery-codes-renewed',
    work: async (tx) => {
      await requireStepUp(tx, person);
      return replaceRecoveryCodes(tx, person.actor.personId);
    },
  });

/**
 * What the browser needs to make a passkey. The owner is asked for now, and not only when it is kept: otherwise a wrong
 * password would leave the device with a key that signs nobody in.
 */
export async function offerPasskey(person: SecurityPerson, password: string): Promise<Changed<unknown>> {
  try {
    await inTransaction((tx) => requireOwner(tx, person, password));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, reason: error.reason };
  }
  const { body, cookies } = await passkeyOptions('register', person.headers);
  return { ok: true, value: body, cookies };
}

/** Keeps a passkey made by the browser. Value: recovery codes where there were none. */
export const addPasskey = (
  person: SecurityPerson,
  made: { readonly response: unknown; readonly name: string; readonly password: string },
): Promise<Changed<readonly string[]>> =>
  changeSecurity(person, {
    kind: 'person.passkey-added',
    proves: true,
    endsOthers: true,
    work: async (tx) => {
      await requireOwner(tx, person, made.password);
      if (!(await insertPasskey(made, person.headers))) throw new Refused('passkey-refused');
      await updateHasSecondFactor(tx, person.actor.personId);
      return newCodesIfNone(tx, person.actor.personId);
    },
  });

export const changePasskeyName = (person: SecurityPerson, id: string, name: string): Promise<Changed<null>> =>
  changeSecurity(person, {
    kind: 'person.passkey-renamed',
    work: async (tx) => {
      if (!(await renamePasskey(tx, person.actor.personId, id, name))) throw new Refused('no-such-passkey');
      return null;
    },
  });

/** @param id a UUID */
export const removePasskey = (person: SecurityPerson, id: string, password: string): Promise<Changed<null>> =>
  changeSecurity(person, {
    kind: 'person.passkey-removed',
    work: async (tx) => {
      await requireStepUp(tx, person);
      await requireLongPassword(tx, person, password);
      if (!(await deletePasskey(tx, person.actor.personId, id))) throw new Refused('no-such-passkey');
      return null;
    },
  });
