// The age library on the server's side: rebuilding a bid's key from shares and opening the bid. Opening only.
import { createHash, randomBytes } from 'node:crypto';
import { Decrypter, identityToRecipient } from 'age-encryption';
import { combine } from 'shamir-secret-sharing';

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const randomness = (length: number): Uint8Array => randomBytes(length);

/**
 * The bid's private identity from two or more shares.
 * @returns null when what they make is not the key the bid was sealed to
 */
export async function rebuildIdentity(shares: readonly Uint8Array[], bidRecipient: string): Promise<string | null> {
  try {
    const identity = new TextDecoder().decode(await combine(shares.map((share) => new Uint8Array(share))));
    return (await identityToRecipient(identity)) === bidRecipient ? identity : null;
  } catch {
    return null;
  }
}

/** The padded plaintext; null when the seal is broken or was made for another key. */
export async function openSeal(ciphertext: Uint8Array, identity: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(ciphertext);
  } catch {
    return null;
  }
}
