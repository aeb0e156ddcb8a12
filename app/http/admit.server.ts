// The door-keeper: every loader and action asks here first, by its own route id.

import { type AppLoadContext, data, redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { type RouteId, routeAccess } from './route-access.ts';
import { readViewer, type Viewer } from './viewer.server.ts';

interface Arguments {
  readonly request: Request;
  readonly context: AppLoadContext;
}

const statusOf = {
  'sign-in-needed': 401,
  'email-unverified': 403,
  'organisation-needed': 403,
  'organisation-unverified': 403,
  'permission-missing': 403,
  'not-found': 404,
} as const satisfies Record<AccessReason, number>;

/** What a thrown refusal carries to the error boundary: a key of `t.refusals`. */
export interface RefusalBody {
  readonly refusal: AccessReason;
}

/** Ends the request with a refusal page in the reader's language. */
export function refuseAccess(reason: AccessReason): never {
  throw data({ refusal: reason } satisfies RefusalBody, { status: statusOf[reason] });
}

/** Viewer (null for guests) of a route that the access table lets them enter; otherwise sign-in or a refusal page. */
export async function admit({ request, context }: Arguments, route: RouteId): Promise<Viewer | null> {
  const viewer = await readViewer(request, context);
  const access = decideAccess(viewer?.actor ?? null, routeAccess[route]);
  if (access.ok) return viewer;
  if (access.reason === 'sign-in-needed') {
    const { pathname, search } = new URL(request.url);
    const back = request.method === 'GET' ? pathname.replace(/\.data$/, '') + search : '/';
    throw redirect(`/sign-in?${new URLSearchParams({ to: back })}`);
  }
  refuseAccess(access.reason);
}

/** The same for routes whose row needs a signed-in person. */
export async function admitPerson(args: Arguments, route: RouteId): Promise<Viewer> {
  const viewer = await admit(args, route);
  if (!viewer) refuseAccess('sign-in-needed');
  return viewer;
}

/** The same for routes whose row needs an organisation; its id comes with it. */
export async function admitMember(
  args: Arguments,
  route: RouteId,
): Promise<Viewer & { actor: Actor & { organisation: NonNullable<Actor['organisation']> } }> {
  const viewer = await admitPerson(args, route);
  const { organisation } = viewer.actor;
  if (!organisation) refuseAccess('organisation-needed');
  return { ...viewer, actor: { ...viewer.actor, organisation } };
}
