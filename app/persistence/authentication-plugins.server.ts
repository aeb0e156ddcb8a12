// What we add to the sign-in library: the second step after the password, passkeys, another site's sign-in, and three
// inner endpoints of our own where it has none.

import { createAuthEndpoint } from '@better-auth/core/api';
import { passkey } from '@better-auth/passkey';
import { APIError, getSessionFromCtx, sensitiveSessionMiddleware } from 'better-auth/api';
import { expireCookie, setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { env } from '#app/runtime/env.server.ts';

/** Seconds between the password and the second factor. */
const challengeSeconds = 600;

/**
 * The library asks for a second factor after a password only; we ask after another site's sign-in, too. Codes are
 * checked by second-factors.server.ts, where each works once, so its own counters of failures are left out.
 */
export function secondStep() {
  const { hooks, schema, ...plugin } = twoFactor({ issuer: 'Jiebang', twoFactorCookieMaxAge: challengeSeconds });
  const { failedVerificationCount: _, lockedUntil: __, ...fields } = schema.twoFactor.fields;
  return {
    ...plugin,
    schema: {
      ...schema,
      twoFactor: { ...schema.twoFactor, fields: { ...fields, userId: { ...fields.userId, fieldName: 'personId' } } },
    },
    hooks: {
      after: hooks.after.map(({ matcher, handler }) => ({
        matcher: (context: Parameters<typeof matcher>[0]) =>
          matcher(context) || context.path?.startsWith('/callback/') === true,
        handler,
      })),
    },
  };
}

/** A passkey stands for both factors, so the device must have verified its owner (fingerprint, PIN …). */
const needVerifiedOwner = (verified: boolean | undefined): void => {
  if (!verified) throw new APIError('UNAUTHORIZED', { code: 'OWNER_NOT_VERIFIED', message: 'owner not verified' });
};

export const passkeys = () =>
  passkey({
    rpName: 'Jiebang 揭榜',
    rpID: new URL(env().BASE_URL).hostname,
    origin: env().BASE_URL,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => needVerifiedOwner(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => needVerifiedOwner(verification.authenticationInfo.userVerified),
    },
    schema: { passkey: { fields: { userId: 'personId' } } },
  });

/** What another site says of somebody it has signed in. */
export interface Identity {
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

export const identityProvider = 'oidc';

/** The site whose sign-in counts here (OpenID Connect); none when the environment names none. */
export function identityProviders(admit: (identity: Identity) => Promise<void>) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    genericOAuth({
      config: [
        {
          providerId: identityProvider,
          discoveryUrl: `${OIDC_ISSUER}/.well-known/openid-configuration`,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
          scopes: ['openid', 'email', 'profile'],
          requireIdTokenVerification: true,
          // Who may enter is decided, written and logged by `admit`; the library makes and links nobody.
          disableSignUp: true,
          mapProfileToUser: async (profile) => {
            const { sub, email, email_verified: emailVerified, name } = profile as Record<string, unknown>;
            await admit({
              subject: String(sub ?? ''),
              email: String(email ?? '').toLowerCase(),
              emailVerified: emailVerified === true,
              name: typeof name === 'string' ? name : '',
            });
            return {};
          },
        },
      ],
    }),
  ];
}

/** Inner endpoints: never reachable over HTTP, called through `authentication().api`. */
export const ownEndpoints = () => ({
  id: 'jiebang',
  endpoints: {
    /** Whom the cookie of the first step names; null when there is none, or it is too old. */
    readChallenge: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const cookie = ctx.context.createAuthCookie('two_factor');
      const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
      const kept = identifier ? await ctx.context.internalAdapter.findVerificationValue(identifier) : null;
      return { personId: kept && kept.expiresAt > new Date() ? kept.value : null };
    }),
    /** Ends the first step and starts the session. The caller has checked the second factor. */
    finishChallenge: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const cookie = ctx.context.createAuthCookie('two_factor');
      const identifier = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
      const kept = identifier ? await ctx.context.internalAdapter.consumeVerificationValue(identifier) : null;
      const user = kept ? await ctx.context.internalAdapter.findUserById(kept.value) : null;
      if (!user) throw new APIError('UNAUTHORIZED', { code: 'NO_CHALLENGE', message: 'no first step' });
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      expireCookie(ctx, cookie);
      return { token: session.token };
    }),
    /** The same session under a new secret; the old one is dead. */
    rotateSession: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true, use: [sensitiveSessionMiddleware] },
      async (ctx) => {
        const found = await getSessionFromCtx(ctx);
        if (!found) throw new APIError('UNAUTHORIZED', { code: 'NO_SESSION', message: 'no session' });
        const { user, session: old } = found;
        const session = await ctx.context.internalAdapter.createSession(user.id, false, old);
        await ctx.context.internalAdapter.deleteSession(old.token);
        await setSessionCookie(ctx, { session, user });
        return { token: session.token, since: old.createdAt, until: old.expiresAt };
      },
    ),
  },
});
