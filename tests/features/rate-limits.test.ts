// Limits of attempts hold across processes and restarts: they are counted in the database, with the site's own numbers.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mayTry } from '#app/features/accounts/limit-attempts.server.ts';
import { db } from '#app/persistence/client.server.ts';

/** Tries to sign in from a process of its own, and says how many tries were let through. */
async function tryElsewhere(email: string, times: number): Promise<number> {
  const program = ['--import', 'tsx', 'tests/support/attempts-process.ts', email, String(times)];
  const { stdout } = await promisify(execFile)(process.execPath, program, { env: process.env });
  return Number(stdout);
}

/** How often signing in may be tried for one address in a minute. */
const limit = 10;

describe('the limit of sign-ins for an address', () => {
  it('lets ten through and refuses the eleventh', async () => {
    const email = `${randomUUID()}@example.org`;
    const tries: boolean[] = [];
    for (let at = 0; at <= limit; at += 1) tries.push(await mayTry('sign-in', { email, clientAddress: randomUUID() }));
    expect(tries).toEqual([...Array(limit).fill(true), false]);
  });

  it('lets exactly ten through two processes at once, and none after a restart', { timeout: 60_000 }, async () => {
    const email = `${randomUUID()}@example.org`;
    const [one, other] = await Promise.all([tryElsewhere(email, 8), tryElsewhere(email, 8)]);
    expect(one + other).toBe(limit);
    expect(await tryElsewhere(email, 3)).toBe(0);
    expect(await mayTry('sign-in', { email, clientAddress: randomUUID() })).toBe(false);
  });

  it('begins anew a minute after its first try', async () => {
    const email = `${randomUUID()}@example.org`;
    const attempt = () => mayTry('sign-in', { email, clientAddress: randomUUID() });
    for (let at = 0; at <= limit; at += 1) await attempt();
    await db.$executeRaw`UPDATE rate_limit SET last_request = last_request - 59000`;
    expect(await attempt()).toBe(false);
    await db.$executeRaw`UPDATE rate_limit SET last_request = last_request - 1000`;
    expect(await attempt()).toBe(true);
  });

  it('keeps no address in clear', async () => {
    const email = `${randomUUID()}@example.org`;
    await mayTry('sign-in', { email, clientAddress: '192.0.2.77' });
    expect(
      await db.rateLimit.count({ where: { OR: [{ key: { contains: email } }, { key: { contains: '192.0.2' } }] } }),
    ).toBe(0);
  });
});
