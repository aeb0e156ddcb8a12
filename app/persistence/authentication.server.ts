// Sign-in and sessions: better-auth over our tables. The only place that knows the library.

import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { passwordLength } from '#app/domain/password.ts';
import { absoluteSession } from '#app/domain/session.ts';
import type { Locale } from '#app/i18n/index.ts';
import { env } from '#app/runtime/env.server.ts';
import { log } from '#app/runtime/log.server.ts';
import {
  type Identity,
  identityProvider,
  identityProviders,
  ownEndpoints,
  passkeys,
  secondStep,
} from './authentication-plugins.server.ts';
import { sharedDatabase } from './shared-transaction.server.ts';

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

function create(sendMail: (mail: AuthenticationMail) => Promise<void>, admit: (identity: Identity) => Promise<void>) {
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
    database: prismaAdapter(sharedDatabase, { provider: 'postgresql', transaction: true }),
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
      // Never prolonged: an idle session is ended by readViewer, and none outlives this.
      expiresIn: absoluteSession / 1000,
      disableSessionRefresh: true,
      // Its own rule of fresh sessions; ours is a proven second factor, or the password.
      freshAge: 0,
      cookieCache: { enabled: false },
      fields: { userId: 'personId' },
      additionalFields: {
        activeOrganisationId: { type: 'string', required: false, input: false },
        steppedUpAt: { type: 'date', required: false, input: false },
        lastSeenAt: { type: 'date', required: false, input: false },
      },
    },
    account: {
      fields: { userId: 'personId' },
      // Other sites' tokens are of no use to us, so they are not kept.
      updateAccountOnSignIn: false,
      accountLinking: { disableImplicitLinking: true },
    },
    emailAndPassword: {
      enabled: true,
      // People are registered by our own transaction (insertPerson), with its event and mail.
      disableSignUp: true,
      // The shortest there is; which length counts is asked where the password is chosen.
      minPasswordLength: passwordLength.minimumWithSecondFactor,
      maxPasswordLength: passwordLength.maximum,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        mailTo(user, 'reset-password', `${BASE_URL}/reset-password?token=${encodeURIComponent(token)}`),
      // The link reached the mailbox, which is all that verification asks.
      onPasswordReset: async ({ user }) => {
        await sharedDatabase.person.update({
          where: { id: user.id },
          data: { emailVerified: true },
          select: { id: true },
        });
      },
    },
    emailVerification: {
      sendOnSignIn: true,
      expiresIn: verificationHours * 3600,
      autoSignInAfterVerification: true,
      sendVerificationEmail: ({ user, token }) => mailTo(user, 'verify-email', verificationUrl(token)),
    },
    plugins: [secondStep(), passkeys(), ownEndpoints(), ...identityProviders(admit)],
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

let admission: (identity: Identity) => Promise<void> = async () => {};

/** The feature that makes and links people of another site registers itself here, for the same reason. */
export function admitIdentitiesWith(admit: (identity: Identity) => Promise<void>): void {
  admission = admit;
}

export function authentication(): Authentication {
  made ??= create(
    (mail) => mailer(mail),
    (identity) => admission(identity),
  );
  return made;
}

/** The same with the other site's addresses read again: the library reads them once, and that site may have been away. */
export async function authenticationWithIdentityProvider(): Promise<Authentication> {
  const { socialProviders } = await authentication().$context;
  if (!socialProviders.some(({ id }) => id === identityProvider)) made = null;
  return authentication();
}
