// Mails on their way: which are tried again and when, and which are given up.

/** What the mail server said, or that it said nothing. */
export type MailOutcome = 'bounced' | 'refused' | 'later' | 'unreachable';

export const mailFailures = ['bounced', 'refused', 'suppressed', 'expired'] as const;
export type MailFailure = (typeof mailFailures)[number];

/** Days a mail is tried for while the server only puts it off (RFC 5321, 4.5.4.1: four to five days). */
const tryingDays = 5;
/** Longest pauses, in seconds: everything leaves within five minutes after the server is back. */
const longestPause = { later: 240, unreachable: 60 } as const;

/** Mails somebody has just asked for are tried even where others bounced: it may be how they repair it. */
const askedFor = ['verify-email', 'reset-password'];
export const passesSuppression = (template: string): boolean => askedFor.includes(template);

export type MailNext =
  | { readonly kind: 'again'; readonly seconds: number }
  | { readonly kind: 'given-up'; readonly failure: MailFailure };

/** `attempts` counts the one that has just failed. */
export function nextOfMail(
  outcome: MailOutcome,
  facts: { readonly attempts: number; readonly createdAt: Date; readonly now: Date },
): MailNext {
  if (outcome === 'bounced' || outcome === 'refused') return { kind: 'given-up', failure: outcome };
  if (facts.now.getTime() - facts.createdAt.getTime() > tryingDays * 86_400_000)
    return { kind: 'given-up', failure: 'expired' };
  return { kind: 'again', seconds: Math.min(longestPause[outcome], 3 * 2 ** Math.min(facts.attempts, 12)) };
}
