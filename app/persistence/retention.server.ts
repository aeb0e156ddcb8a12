// Removes what is past its period, and says so in one event. Events themselves are never touched.
import { siteSubject } from '#app/domain/event.ts';
import type { RetentionDays } from '#app/domain/retention.ts';
import { inTransaction, type Transaction } from './client.server.ts';
import { appendEvent } from './events.server.ts';

export type Removed = { readonly [Kind in keyof RetentionDays]: number };

async function remove(tx: Transaction, days: RetentionDays): Promise<Removed> {
  return {
    session: await tx.$executeRaw`
      DELETE FROM session WHERE expires_at <= app_clock() - make_interval(days => ${days.session}::int)`,
    link: await tx.$executeRaw`
      DELETE FROM verification WHERE expires_at <= app_clock() - make_interval(days => ${days.link}::int)`,
    attempt: await tx.$executeRaw`
      DELETE FROM rate_limit
      WHERE to_timestamp(last_request / 1000.0) < app_clock() - make_interval(days => ${days.attempt}::int)`,
    // What still waits to be sent keeps its text; what was tried in vain for a day is given up anyway.
    mailBody: await tx.$executeRaw`
      UPDATE mail SET body = '', unsubscribe_url = '' WHERE body <> '' AND (sent_at IS NOT NULL OR next_at < app_clock() - interval '1 day')
        AND created_at < app_clock() - make_interval(days => ${days.mailBody}::int)`,
    mail: await tx.$executeRaw`
      DELETE FROM mail WHERE created_at < app_clock() - make_interval(days => ${days.mail}::int)`,
    invitation: await tx.$executeRaw`
      DELETE FROM invitation WHERE coalesce(accepted_at, revoked_at, expires_at)
        < app_clock() - make_interval(days => ${days.invitation}::int)`,
    apiKey: await tx.$executeRaw`
      DELETE FROM api_key WHERE least(revoked_at, expires_at) < app_clock() - make_interval(days => ${days.apiKey}::int)`,
  };
}

/** How many rows of each kind are gone. Without any, nothing happened and there is no event. */
export async function removeExpired(days: RetentionDays): Promise<Removed> {
  return inTransaction(async (tx) => {
    const removed = await remove(tx, days);
    if (Object.values(removed).some((count) => count > 0))
      await appendEvent(tx, { kind: 'site.cleaned-up', actor: null, subject: siteSubject, data: { ...removed } });
    return removed;
  });
}
