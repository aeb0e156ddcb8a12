// How long things are kept here, and removing what is past it.
import { type RetentionDays, retentionDays } from '#app/domain/retention.ts';
import { type Removed, removeExpired } from '#app/persistence/retention.server.ts';
import { env } from '#app/runtime/env.server.ts';

/** The house's periods, with those this installation set differently. */
export function retentionHere(): RetentionDays {
  const set = env();
  return {
    session: set.RETENTION_SESSION_DAYS ?? retentionDays.session,
    link: set.RETENTION_LINK_DAYS ?? retentionDays.link,
    attempt: set.RETENTION_ATTEMPT_DAYS ?? retentionDays.attempt,
    mailBody: set.RETENTION_MAIL_BODY_DAYS ?? retentionDays.mailBody,
    mail: set.RETENTION_MAIL_DAYS ?? retentionDays.mail,
    invitation: set.RETENTION_INVITATION_DAYS ?? retentionDays.invitation,
    apiKey: set.RETENTION_API_KEY_DAYS ?? retentionDays.apiKey,
  };
}

export const applyRetention = (): Promise<Removed> => removeExpired(retentionHere());
