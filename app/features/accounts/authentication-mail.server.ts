// Words the mails of sign-in and registration, in the language of the person, and queues them.
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { type AuthenticationMail, sendAuthenticationMailWith } from '#app/persistence/authentication.server.ts';
import { type NewMail, queueMailNow } from '#app/persistence/mail.server.ts';

type Kind = AuthenticationMail['kind'] | 'already-registered';

export function wordMail({ kind, to, name, locale, url }: Omit<AuthenticationMail, 'kind'> & { kind: Kind }): NewMail {
  const { subject, body } = i18nFor(locale).t.mails[kind];
  return { to, template: kind, subject, body: body({ name, link: url }) };
}

/** To be called once, before the first request: the sign-in library mails through us. */
export function registerAuthenticationMail(): void {
  sendAuthenticationMailWith((mail) => queueMailNow(wordMail(mail)));
}
