// Who is asking with a key instead of a session: "Authorization: Bearer jbk_…". Read anew with every request.
import { createHash } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import type { Actor, MemberRole } from '#app/domain/actor.ts';
import { decideKeyUse } from '#app/domain/api-key.ts';
import { effectiveVerification } from '#app/domain/verification.ts';
import { findApiKeyByHash, noteKeyUse } from '#app/persistence/api-keys.server.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { findStanding } from '#app/persistence/people.server.ts';
import { isJson } from './read-json.server.ts';

/** What a session's viewer has, for a program. */
interface KeyViewer {
  readonly actor: Actor;
  readonly name: string;
  readonly email: string;
  /** There is no session to switch or to end. */
  readonly sessionToken: '';
  readonly organisations: readonly KeyOrganisation[];
  readonly organisation: KeyOrganisation;
  readonly platformRoles: readonly [];
}

type KeyOrganisation = Readonly<Record<'id' | 'reference' | 'nameZh' | 'nameEn', string>> & {
  readonly role: MemberRole;
};

function refuseKey(status: 401 | 403): never {
  throw Response.json({ refusal: 'key-refused' }, { status, headers: { 'WWW-Authenticate': 'Bearer' } });
}

/** The person and organisation behind a request's key; null without one. Throws 401 for a key that does not work. */
export async function readApiKeyViewer(request: Request, context: AppLoadContext): Promise<KeyViewer | null> {
  const given = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined) return null;
  // Forms are for people in browsers; programs read, or send JSON.
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isJson(request)) refuseKey(403);
  const key = await findApiKeyByHash(createHash('sha256').update(given).digest('hex'));
  if (!key) refuseKey(401);
  const [standing, now] = await Promise.all([findStanding(key.personId), readClock()]);
  const membership = standing?.memberships.find(({ organisation }) => organisation.id === key.organisationId) ?? null;
  const use = decideKeyUse(key, membership, now);
  if (!use.ok || !standing || !membership) refuseKey(401);
  await noteKeyUse(key.id);
  const { type, memberCount, ...organisation } = membership.organisation;
  const { id, reference, nameZh, nameEn } = organisation;
  const view = { id, reference, nameZh, nameEn, role: membership.role };
  return {
    actor: {
      personId: key.personId,
      emailVerified: key.person.emailVerified,
      // A key is for one organisation's work: it never acts for the platform, and never proves a second factor.
      platformRoles: [],
      organisation: {
        ...{ id, type, memberCount, permissions: use.value },
        verification: effectiveVerification(membership.organisation, now),
      },
      hasSecondFactor: false,
      steppedUpAt: null,
      requestId: context.requestId,
      address: context.clientAddress,
    },
    name: key.person.name,
    email: key.person.email,
    sessionToken: '',
    organisations: [view],
    organisation: view,
    platformRoles: [],
  };
}
