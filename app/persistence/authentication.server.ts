// Sign-in and sessions: better-auth over our tables. The only place that knows the library.

import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { passwordLength } from '#app/domain/password.ts';
import type { Locale } from '#app/i18n/index.ts';
import { env } from '#app/runtime/env.server.ts';
import { log } from '#app/runtime/log.server.ts';
import { db } from './client.server.ts';

/** What the library asks us to mail. The link is secret: it goes into the mail and nowhere else. */
export interface AuthenticationMail {
  readonly kind: 'verify-email' | 'reset-password';
  readonly to: string;
  readonly name: string;
  readonly locale: Locale;
  readonly url: string;
}

/** How long the link of the registration mail works. */
export const verificationHours = 24;

export const verificationUrl = (token: string): string =>
  `${env().BASE_URL}/verify-email?token=${encodeURIComponent(token)}`;

function create(sendMail: (mail: AuthenticationMail) => Promise<void>) {
  const { BASE_URL, AUTH_SECRET } = env();
  const mailTo = (user: object, kind: AuthenticationMail['kind'], url: string) => {
    const person = user as { email: string; name: string; locale?: Locale };
    return sendMail({ kind, to: person.email, name: person.name, locale: person.locale ?? 'zh-CN', url });
  };
  return betterAuth({
    appName: 'Jiebang',
    baseURL: BASE_URL,
    basePath: '/api/auth',
    secret: AUTH_SECRET,
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    // Its warnings name e-mail addresses; faults go into our log.
    logger: { level: 'error', log: (_level, message, ...details) => log.error({ err: details[0] }, message) },
    user: {
      modelName: 'person',
      additionalFields: {
        locale: { type: 'string', required: false, input: true, defaultValue: 'zh-CN' },
        isDemo: { type: 'boolean', required: false, input: false },
      },
    },
    session: {
      expiresIn: 60 * 60 * 12,
      updateAge: 60 * 10,
      cookieCache: { enabled: false },
      fields: { userId: 'personId' },
      additionalFields: { activeOrganisationId: { type: 'string', required: false, input: false } },
    },
    account: { fields: { userId: 'personId' } },
    emailAndPassword: {
      enabled: true,
      // People are registered by our own transaction (insertPerson), with its event and mail.
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        mailTo(user, 'reset-password', `${BASE_URL}/reset-password?token=${encodeURIComponent(token)}`),
      // The link reached the mailbox, which is all that verification asks.
      onPasswordReset: async ({ user }) => {
        await db.person.update({ where: { id: user.id }, data: { emailVerified: true }, select: { id: true } });
      },
    },
    emailVerification: {
      sendOnSignIn: true,
      expiresIn: verificationHours * 3600,
      autoSignInAfterVerification: true,
      sendVerificationEmail: ({ user, token }) => mailTo(user, 'verify-email', verificationUrl(token)),
    },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 100 },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'jiebang',
      useSecureCookies: BASE_URL.startsWith('https:'),
      // Only our own server writes this header (server/request-guard.ts); a client's copy is overwritten.
      ipAddress: { ipAddressHeaders: ['x-client-address'] },
    },
  });
}

type Authentication = ReturnType<typeof create>;
let made: Authentication | null = null;
let mailer: (mail: AuthenticationMail) => Promise<void> = async () => {
  throw new Error('authentication mail has no sender yet');
};

/** The feature that words the mails registers itself here, since persistence knows no words. */
export function sendAuthenticationMailWith(sender: (mail: AuthenticationMail) => Promise<void>): void {
  mailer = sender;
}

export function authentication(): Authentication {
  made ??= create((mail) => mailer(mail));
  return made;
}
