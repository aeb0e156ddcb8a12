// A custodian's sealing key, made, wrapped and used in the custodian's browser. Runs in Node for programs and tests.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { toHex } from '#app/domain/bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** log2 of scrypt's cost: about a second and 256 MB, once for each use. */
export const ordinaryWorkFactor = 18;

/** Characters; the wrapped key lies on the server, so the passphrase alone stands before it. */
export const passphraseMinimum = 15;

/**
 * A fresh key. `wrappedIdentity` is an age file sealed under the passphrase; nobody can recover it without.
 * @param workFactor lower than ordinary in tests only; a higher one is not taken
 */
export async function createCustodianKey(
  passphrase: string,
  workFactor: number = ordinaryWorkFactor,
): Promise<{ recipient: string; wrappedIdentity: Bytes }> {
  if (passphrase.length < passphraseMinimum) throw new RangeError('the passphrase is too short');
  const identity = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(Math.min(workFactor, ordinaryWorkFactor));
  return {
    recipient: await identityToRecipient(identity),
    wrappedIdentity: new Uint8Array(await encrypter.encrypt(identity)),
  };
}

/** The private identity; null when the passphrase is wrong or the file damaged. */
export async function unwrapCustodianKey(wrappedIdentity: Uint8Array, passphrase: string): Promise<string | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(wrappedIdentity, 'text');
  } catch {
    return null;
  }
}

export interface SealedShare {
  readonly versionId: string;
  /** SHA-256 of the share, hex, as it came with the bid. */
  readonly digest: string;
  readonly sealed: Uint8Array;
}

/** Unseals shares; null for one that was not sealed to this key, is damaged, or is not what the bid promised. */
export async function openShares(
  identity: string,
  shares: readonly SealedShare[],
): Promise<{ versionId: string; share: Bytes | null }[]> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const opened = [];
  for (const { versionId, digest, sealed } of shares) {
    let share: Bytes | null = null;
    try {
      share = new Uint8Array(await decrypter.decrypt(sealed));
      if (toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', share))) !== digest) share = null;
    } catch {
      // Left null: said to the server, which reports it in the record.
    }
    opened.push({ versionId, share });
  }
  return opened;
}
