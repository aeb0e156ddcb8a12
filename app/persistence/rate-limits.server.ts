// Counting attempts, in the database so that several processes count together.
import { createHash } from 'node:crypto';
import { db } from './client.server.ts';

export interface AttemptLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** Keys hold addresses of people; the table keeps only their hashes. */
const keyOf = (purpose: string, subject: string): string =>
  `${purpose}:${createHash('sha256').update(subject).digest('hex').slice(0, 32)}`;

/**
 * Counts one attempt in one atomic statement; false when it is one too many. The window starts with its first attempt.
 * @param purpose e.g. "sign-in:email"
 * @param subject whose attempt it is, e.g. the e-mail address
 */
export async function takeAttempt(
  purpose: string,
  subject: string,
  { limit, windowSeconds }: AttemptLimit,
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit AS r (key, count, last_request)
    VALUES (${keyOf(purpose, subject)}, 1, (extract(epoch FROM app_clock()) * 1000)::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r.last_request <= excluded.last_request - ${windowSeconds * 1000}::bigint THEN 1 ELSE r.count + 1 END,
      last_request = CASE WHEN r.last_request <= excluded.last_request - ${windowSeconds * 1000}::bigint
        THEN excluded.last_request ELSE r.last_request END
    RETURNING count`;
  return row !== undefined && row.count <= limit;
}
