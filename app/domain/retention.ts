// How long what is not the record itself is kept, in days. Zero means until it has ended. Events are the record: they stay.

export const retentionDays = {
  /** Sessions after their end. */
  session: 0,
  /** One-time links and codes after their end. */
  link: 0,
  /** Counted attempts (hashed addresses); one day is the longest any limit looks back. */
  attempt: 1,
  /** Text of mails that were sent or given up; who got which mail when is kept longer. */
  mailBody: 90,
  /** The line about a mail. */
  mail: 730,
  /** Invitations after they were accepted, withdrawn or ran out: they hold an e-mail address. */
  invitation: 180,
  /** Keys for programs after they ran out or were revoked. */
  apiKey: 365,
} as const;

export type RetentionDays = { readonly [Kind in keyof typeof retentionDays]: number };
