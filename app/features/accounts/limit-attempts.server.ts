// How often somebody may try to sign in and the like. The same in tests as in production.
import { type AttemptLimit, takeAttempt } from '#app/persistence/rate-limits.server.ts';

const limits = {
  'sign-in': {
    email: { limit: 10, windowSeconds: 60 },
    address: { limit: 60, windowSeconds: 60 },
  },
  'sign-up': {
    email: { limit: 5, windowSeconds: 3600 },
    address: { limit: 20, windowSeconds: 3600 },
  },
  'reset-password': {
    email: { limit: 5, windowSeconds: 3600 },
    address: { limit: 20, windowSeconds: 3600 },
  },
  /** Six digits, three of them good at a time: ten guesses hit once in some 33,000 quarters of an hour. */
  'second-factor': {
    email: { limit: 10, windowSeconds: 900 },
    address: { limit: 60, windowSeconds: 900 },
  },
  /** Of somebody signed in, asked for their password again. */
  password: {
    email: { limit: 10, windowSeconds: 900 },
    address: { limit: 60, windowSeconds: 900 },
  },
  passkey: {
    email: { limit: 60, windowSeconds: 60 },
    address: { limit: 60, windowSeconds: 60 },
  },
} as const satisfies Record<string, { email: AttemptLimit; address: AttemptLimit }>;

/**
 * Counts a try; false when the address of the client or the account has had too many.
 * @param who.email the account tried: an e-mail address, or a person's id where it is known
 */
export async function mayTry(
  purpose: keyof typeof limits,
  who: { readonly email: string; readonly clientAddress: string },
): Promise<boolean> {
  if (!(await takeAttempt(`${purpose}:address`, who.clientAddress, limits[purpose].address))) return false;
  return takeAttempt(`${purpose}:email`, who.email, limits[purpose].email);
}
