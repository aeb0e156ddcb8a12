// What the account page shows of oneself.

import type { Locale } from '#app/i18n/index.ts';
import { getProfile } from '#app/persistence/accounts.server.ts';
import { listSessions } from '#app/persistence/sessions.server.ts';

export interface AccountSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly isThis: boolean;
}

export interface AccountData {
  readonly profile: { readonly name: string; readonly email: string; readonly locale: Locale };
  readonly sessions: readonly AccountSession[];
}

export async function getAccount(personId: string, sessionToken: string): Promise<AccountData> {
  const [profile, sessions] = await Promise.all([getProfile(personId), listSessions(personId)]);
  return {
    profile,
    sessions: sessions.map(({ id, token, createdAt, ipAddress, userAgent }) => ({
      id,
      createdAt,
      ipAddress,
      userAgent,
      isThis: token === sessionToken,
    })),
  };
}
