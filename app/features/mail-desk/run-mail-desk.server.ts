// What operators see of mail that was not delivered, and sending it again.
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { siteSubject } from '#app/domain/event.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  countMail,
  type GivenUpMail,
  listGivenUpMail,
  type MailFigures,
  retryMail,
} from '#app/persistence/mail-desk.server.ts';

const pageSize = 20;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export interface MailDesk {
  readonly figures: MailFigures;
  readonly mails: readonly GivenUpMail[];
  readonly next: string | null;
  readonly isFirst: boolean;
}

export async function getMailDesk(after: string): Promise<MailDesk> {
  const cursor = uuid.test(after) ? after : null;
  const [figures, rows] = await Promise.all([countMail(), listGivenUpMail(pageSize + 1, cursor)]);
  const mails = rows.slice(0, pageSize);
  return { figures, mails, next: rows.length > pageSize ? (mails.at(-1)?.id ?? null) : null, isFirst: cursor === null };
}

/** Operators act for the platform, whatever organisation they belong to besides. */
const asStaff = (actor: Actor): Actor => ({ ...actor, organisation: null });

export const sendAgain = (actor: Actor, id: string): Promise<Decision<true, AccessReason>> =>
  attempt({ kind: 'site.mail-retried', actor: asStaff(actor), data: { mail: id } }, async (tx) => {
    const access = decideAccess(actor, 'operations.run');
    if (!access.ok) return access;
    if (!uuid.test(id) || !(await retryMail(tx, id))) return refuse('not-found');
    const event = {
      kind: 'site.mail-retried',
      actor: asStaff(actor),
      subject: siteSubject,
      data: { mail: id },
    } as const;
    await appendEvent(tx, event);
    return allow(true);
  });
