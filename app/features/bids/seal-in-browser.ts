// Seals a bid where it was written: the plaintext and the bid's key never reach the server. Runs in browsers and in Node.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { split } from 'shamir-secret-sharing';
import { toHex } from '#app/domain/bytes.ts';
import type { Seat } from '#app/domain/call.ts';
import { custodiansNeeded } from '#app/domain/opening.ts';
import { type BidAnswers, type BidManifest, readManifest, writeManifest } from '#app/domain/seal.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface SealedBid {
  readonly ciphertext: Bytes;
  /** SHA-256 of the ciphertext, hex: what the receipt will show. */
  readonly sha256: string;
  /** The bid's own public key. */
  readonly bidRecipient: string;
  /** The bid's private key in shares, any two of which rebuild it; `digest` is the SHA-256 of the share itself, hex. */
  readonly shares: readonly { readonly seat: Seat; readonly digest: string; readonly sealed: Bytes }[];
  /** An age identity file for the bidder alone; `age -d -i` opens the bid with it, too. */
  readonly keyFile: string;
}

const digest = async (bytes: Uint8Array): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))));

async function encryptTo(recipient: string, plaintext: Uint8Array): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(plaintext));
}

/**
 * @param bid.organisation the bidder's reference, e.g. "OR-7K3M-9QXA-T2"
 * @param bid.custodians all seats of the call with the recipients published there
 */
export async function sealBid(bid: {
  callReference: string;
  organisation: string;
  answers: BidAnswers;
  custodians: readonly { readonly seat: Seat; readonly recipient: string }[];
}): Promise<SealedBid> {
  const { callReference, organisation, answers, custodians } = bid;
  const identity = await generateX25519Identity();
  const bidRecipient = await identityToRecipient(identity);
  const ciphertext = await encryptTo(
    bidRecipient,
    writeManifest({ version: 1, callReference, organisation, fields: answers }),
  );
  const parts = await split(new TextEncoder().encode(identity), custodians.length, custodiansNeeded);
  const shares = await Promise.all(
    custodians.map(async ({ seat, recipient }, index) => {
      const share = parts[index];
      if (!share) throw new Error('a share is missing');
      return { seat, digest: await digest(share), sealed: await encryptTo(recipient, share) };
    }),
  );
  const sha256 = await digest(ciphertext);
  const keyFile = `# jiebang ${callReference} ${organisation}\n# sha256: ${sha256}\n# public key: ${bidRecipient}\n${identity}\n`;
  return { ciphertext, sha256, bidRecipient, shares, keyFile };
}

/** The bidder opens its own bid with its key file. Null when the file is another bid's or damaged. */
export async function openOwnBid(
  ciphertext: Uint8Array,
  keyFile: string,
  expected: { callReference: string; organisation: string },
): Promise<BidManifest | null> {
  const identity = /^AGE-SECRET-KEY-1[0-9A-Z]+$/m.exec(keyFile)?.[0];
  if (!identity) return null;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const manifest = readManifest(await decrypter.decrypt(ciphertext), expected);
    return manifest.ok ? manifest.value : null;
  } catch {
    return null;
  }
}
