// Sessions on the server: reading, ageing, rotating and ending them. A cookie alone is worth nothing once its row is gone.
import { seenEvery } from '#app/domain/session.ts';
import { authentication } from './authentication.server.ts';
import { db, readClock, type Transaction } from './client.server.ts';

/** `Set-Cookie` values for the reply. */
export type Cookies = readonly string[];

export interface PresentSession {
  readonly token: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly hasSecondFactor: boolean;
  readonly activeOrganisationId: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly steppedUpAt: Date | null;
  /** When it was read. */
  readonly now: Date;
}

/** The session these cookies name; null when there is none. How old it may be is for `decideSession`. */
export async function readSession(headers: Headers): Promise<PresentSession | null> {
  if (!headers.get('cookie')?.includes('jiebang.session_token')) return null;
  const found = await authentication().api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  return {
    token: session.token,
    personId: user.id,
    name: user.name,
    email: user.email,
    emailVerified: user.emailVerified,
    hasSecondFactor: user.twoFactorEnabled === true,
    activeOrganisationId: session.activeOrganisationId ?? null,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt ?? session.createdAt,
    steppedUpAt: session.steppedUpAt ?? null,
    now: await readClock(),
  };
}

/** Writes down that the session was used, at most once in `seenEvery`, however many requests come at once. */
export async function noteSeen(token: string): Promise<void> {
  await db.$executeRaw`
    UPDATE session SET last_seen_at = app_clock()
    WHERE token = ${token} AND last_seen_at <= app_clock() - ${seenEvery} * interval '1 millisecond'`;
}

export async function deleteSessionByToken(token: string, tx: Pick<Transaction, 'session'> = db): Promise<void> {
  await tx.session.deleteMany({ where: { token } });
}

/** This session has just proven a second factor. */
export async function markSteppedUp(tx: Transaction, token: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE session SET stepped_up_at = app_clock(), last_seen_at = app_clock() WHERE token = ${token}`;
}

/** The new session continues the old one: the same organisation, and the same end. */
export async function continueSession(tx: Transaction, token: string, oldToken: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE session AS s SET active_organisation_id = o.active_organisation_id, stepped_up_at = o.stepped_up_at,
      created_at = o.created_at, expires_at = o.expires_at
    FROM session AS o WHERE s.token = ${token} AND o.token = ${oldToken}`;
}

/**
 * Gives the session of these cookies a new secret; within inSharedTransaction. Stepping up and changes of what signs
 * somebody in do so: whoever has copied the old cookie has nothing then (ASVS 7.2.4).
 */
export async function rotateSession(tx: Transaction, headers: Headers): Promise<{ token: string; cookies: Cookies }> {
  const reply = await authentication().api.rotateSession({ headers, returnHeaders: true });
  const { token, since, until } = reply.response;
  await tx.session.update({ where: { token }, data: { createdAt: since, expiresAt: until }, select: { id: true } });
  return { token, cookies: reply.headers.getSetCookie() };
}

export interface SessionRow {
  readonly id: string;
  readonly token: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Sessions that still work, newest first. The token is for telling one's own apart and must not leave the server. */
export async function listSessions(personId: string): Promise<SessionRow[]> {
  return db.session.findMany({
    where: { personId, expiresAt: { gt: await readClock() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, token: true, createdAt: true, lastSeenAt: true, ipAddress: true, userAgent: true },
  });
}

/** Ends one of the person's sessions; false when they have no such session. */
export async function deleteSession(tx: Transaction, personId: string, sessionId: string): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id: sessionId, personId } });
  return count > 0;
}

export async function deleteOtherSessions(tx: Transaction, personId: string, keptToken: string): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { personId, token: { not: keptToken } } });
  return count;
}
