// Second factors: authenticator apps, recovery codes and passkeys. Every code works once, decided under the row's lock.
import { randomInt } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { fromBase32, matchingStep, toBase32, totpStep } from '#app/domain/totp.ts';
import { authentication } from './authentication.server.ts';
import { db, readClock, type Transaction } from './client.server.ts';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'; // none that look alike
const randomText = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

async function seal(text: string): Promise<string> {
  const { secretConfig: key } = await authentication().$context;
  return symmetricEncrypt({ key, data: text });
}
async function unseal(text: string): Promise<string> {
  const { secretConfig: key } = await authentication().$context;
  return symmetricDecrypt({ key, data: text });
}

const bytesOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** Ten, in two groups of five; 48 bits each. */
const newCodes = (): string[] => Array.from({ length: 10 }, () => `${randomText(5)}-${randomText(5)}`);

interface LockedRow {
  readonly id: string;
  readonly secret: string;
  readonly backupCodes: string;
  readonly verified: boolean;
  readonly lastStep: bigint | null;
}

async function lockRow(tx: Transaction, personId: string): Promise<LockedRow | null> {
  const [row] = await tx.$queryRaw<LockedRow[]>`
    SELECT id, secret, backup_codes AS "backupCodes", verified, last_step AS "lastStep"
    FROM two_factor WHERE person_id = ${personId}::uuid FOR UPDATE`;
  return row ?? null;
}

/**
 * Puts a new secret in the place of an unconfirmed one. `secretBase32` is for the demonstration and for tests.
 * @returns what the authenticator app is told; null when an app is confirmed already
 */
export async function startTotp(tx: Transaction, personId: string, secretBase32?: string): Promise<string | null> {
  const secret = secretBase32 ? new TextDecoder().decode(fromBase32(secretBase32)) : randomText(32);
  const known = await lockRow(tx, personId);
  if (known?.verified) return null;
  const data = { secret: await seal(secret), verified: false, lastStep: null };
  if (known) await tx.twoFactor.update({ where: { id: known.id }, data, select: { id: true } });
  else {
    const backupCodes = await seal('[]');
    await tx.twoFactor.create({ data: { ...data, backupCodes, personId }, select: { id: true } });
  }
  return toBase32(bytesOf(secret));
}

/** The secret that waits for its confirmation; null when none does. */
export async function findPendingTotp(personId: string): Promise<string | null> {
  const row = await db.twoFactor.findFirst({ where: { personId, verified: false }, select: { secret: true } });
  const secret = row ? await unseal(row.secret) : '';
  return secret ? toBase32(bytesOf(secret)) : null;
}

/** Spends a code of the person's app: true once per code. `pending`: of the secret that waits for its confirmation. */
export async function takeTotpCode(
  tx: Transaction,
  personId: string,
  code: string,
  { pending = false } = {},
): Promise<boolean> {
  const row = await lockRow(tx, personId);
  if (!row || row.verified === pending) return false;
  const secret = await unseal(row.secret);
  if (!secret) return false;
  const lastStep = row.lastStep === null ? null : Number(row.lastStep);
  const step = matchingStep(bytesOf(secret), code, await readClock(tx), lastStep);
  if (step === null) return false;
  await tx.twoFactor.update({ where: { id: row.id }, data: { lastStep: step }, select: { id: true } });
  return true;
}

/** Spends a recovery code: true once per code. */
export async function takeRecoveryCode(tx: Transaction, personId: string, code: string): Promise<boolean> {
  const row = await lockRow(tx, personId);
  if (!row) return false;
  const codes = JSON.parse(await unseal(row.backupCodes)) as string[];
  const left = codes.filter((kept) => kept !== code.trim().toLowerCase());
  if (left.length === codes.length) return false;
  const backupCodes = await seal(JSON.stringify(left));
  await tx.twoFactor.update({ where: { id: row.id }, data: { backupCodes }, select: { id: true } });
  return true;
}

/** New recovery codes in the place of all older ones. They are readable now and never again. */
export async function replaceRecoveryCodes(tx: Transaction, personId: string): Promise<string[]> {
  const codes = newCodes();
  const backupCodes = await seal(JSON.stringify(codes));
  const known = await lockRow(tx, personId);
  if (known) await tx.twoFactor.update({ where: { id: known.id }, data: { backupCodes }, select: { id: true } });
  else {
    // A person with passkeys alone: the row holds the codes, and no secret.
    const data = { personId, backupCodes, secret: await seal(''), verified: false };
    await tx.twoFactor.create({ data, select: { id: true } });
  }
  return codes;
}

export async function confirmTotp(tx: Transaction, personId: string): Promise<void> {
  await tx.twoFactor.updateMany({ where: { personId }, data: { verified: true } });
  await updateHasSecondFactor(tx, personId);
}

/** Takes the app away; the recovery codes stay while there is a passkey. */
export async function deleteTotp(tx: Transaction, personId: string): Promise<void> {
  await tx.twoFactor.updateMany({
    where: { personId },
    data: { secret: await seal(''), verified: false, lastStep: null },
  });
  await updateHasSecondFactor(tx, personId);
}

/** Keeps the person's mark true, which sign-in asks; with the last factor the recovery codes go, too. */
export async function updateHasSecondFactor(tx: Transaction, personId: string): Promise<boolean> {
  const [apps, keys] = [
    await tx.twoFactor.count({ where: { personId, verified: true } }),
    await tx.passkey.count({ where: { personId } }),
  ];
  const twoFactorEnabled = apps + keys > 0;
  await tx.person.update({ where: { id: personId }, data: { twoFactorEnabled }, select: { id: true } });
  if (!twoFactorEnabled) await tx.twoFactor.deleteMany({ where: { personId } });
  return twoFactorEnabled;
}

export interface PasskeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date | null;
  readonly backedUp: boolean;
}

export interface Factors {
  readonly totp: boolean;
  /** How many are left. */
  readonly recoveryCodes: number;
  readonly passkeys: readonly PasskeyRow[];
}

export async function findFactors(personId: string, tx: Pick<Transaction, 'twoFactor' | 'passkey'> = db) {
  const row = await tx.twoFactor.findFirst({ where: { personId }, select: { verified: true, backupCodes: true } });
  const passkeys = await tx.passkey.findMany({
    where: { personId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, createdAt: true, backedUp: true },
  });
  const codes = row ? (JSON.parse(await unseal(row.backupCodes)) as string[]).length : 0;
  return { totp: row?.verified ?? false, recoveryCodes: codes, passkeys } satisfies Factors;
}

/** Whose passkey this is (by its credential id); null when nobody's. */
export async function findPasskeyOwner(credentialID: string): Promise<string | null> {
  const row = await db.passkey.findUnique({ where: { credentialID }, select: { personId: true } });
  return row?.personId ?? null;
}

export async function renamePasskey(tx: Transaction, personId: string, id: string, name: string): Promise<boolean> {
  return (await tx.passkey.updateMany({ where: { id, personId }, data: { name } })).count > 0;
}

export async function deletePasskey(tx: Transaction, personId: string, id: string): Promise<boolean> {
  const { count } = await tx.passkey.deleteMany({ where: { id, personId } });
  if (count > 0) await updateHasSecondFactor(tx, personId);
  return count > 0;
}

/** The step after the last one used, at least the present one: whose code the demonstration shows. */
export async function nextUnusedStep(personId: string): Promise<number> {
  const row = await db.twoFactor.findFirst({ where: { personId }, select: { lastStep: true } });
  const present = totpStep(await readClock());
  return row?.lastStep == null ? present : Math.max(present, Number(row.lastStep) + 1);
}
