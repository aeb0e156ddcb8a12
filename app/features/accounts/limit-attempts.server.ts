// How often sign-in, registration and password reset may be tried. The same in tests as in production.
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
} as const satisfies Record<string, { email: AttemptLimit; address: AttemptLimit }>;

/** Counts a try; false when the address of the client or the e-mail address has had too many. */
export async function mayTry(
  purpose: keyof typeof limits,
  who: { readonly email: string; readonly clientAddress: string },
): Promise<boolean> {
  if (!(await takeAttempt(`${purpose}:address`, who.clientAddress, limits[purpose].address))) return false;
  return takeAttempt(`${purpose}:email`, who.email, limits[purpose].email);
}
