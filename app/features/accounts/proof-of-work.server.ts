// Registration costs the visitor's computer about a second of work, so that robots cannot register by the thousand.
// Nobody else's service is asked, and nobody has to read pictures.
import { createHmac, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { readClock } from '#app/persistence/client.server.ts';
import { takeAttempt } from '#app/persistence/rate-limits.server.ts';
import { env } from '#app/runtime/env.server.ts';

/** Rounds of one try; Chromium on one busy core made a try in 3 ms. */
const cost = 15_000;
/** Tries needed: about a second's worth, never much more, since the server picks the number. */
const tries = { least: 200, most: 500 };
/** Seconds a challenge is good for: long enough to fill in the form at leisure. */
const validSeconds = 3600;

/** Keys of their own, so that a signature here is worth nothing elsewhere. */
const keys = () => {
  const derived = (purpose: string) => createHmac('sha256', env().AUTH_SECRET).update(purpose).digest('hex');
  return {
    hmacSignatureSecret: derived('proof-of-work challenge'),
    hmacKeySignatureSecret: derived('proof-of-work solution'),
  };
};

export async function newChallenge(): Promise<Challenge> {
  const now = await readClock();
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(tries.least, tries.most),
    expiresAt: Math.floor(now.getTime() / 1000) + validSeconds,
    deriveKey,
    ...keys(),
  });
}

const payload = z.object({
  challenge: z.object({ parameters: z.looseObject({ nonce: z.string() }), signature: z.string() }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

function parse(proof: string): Payload | null {
  try {
    const read = payload.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8')));
    return read.success ? (read.data as unknown as Payload) : null;
  } catch {
    return null;
  }
}

/**
 * True once for each solved challenge of ours.
 * @param proof base64 of JSON `{challenge, solution}`
 */
export async function takeProof(proof: string | undefined): Promise<boolean> {
  const given = parse(proof ?? '');
  if (!given) return false;
  const { challenge, solution } = given;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...keys() }).catch(() => ({
    verified: false,
  }));
  if (!verified) return false;
  // The same table that counts attempts: one per challenge, kept longer than the challenge is good for.
  return takeAttempt('proof-of-work', challenge.parameters.nonce, { limit: 1, windowSeconds: 2 * validSeconds });
}
