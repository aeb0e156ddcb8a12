// The door-keeper: every loader and action asks here first, by its own route id.

import { type AppLoadContext, data, redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/actor.ts';
import { type AccessReason, type Action, decideAccess, needsStepUp } from '#app/domain/authorisation.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendRefusal } from '#app/persistence/events.server.ts';
import { accessRefusals } from '#app/ui/access-refusals.ts';
import type { MissingProof } from '#app/ui/proof-notice.tsx';
import { type RouteId, routeAccess } from './route-access.ts';
import { readViewer, type Viewer } from './viewer.server.ts';

interface Arguments {
  readonly request: Request;
  readonly context: AppLoadContext;
}

/** What a thrown refusal carries to the error boundary: a key of `t.refusals`. */
export interface RefusalBody {
  readonly refusal: AccessReason;
}

/** Ends the request with a refusal page in the reader's language. */
export function refuseAccess(reason: AccessReason): never {
  throw data({ refusal: reason } satisfies RefusalBody, { status: accessRefusals[reason].status });
}

const whole = ['sign-in-needed', 'not-found', 'second-factor-needed', 'step-up-needed'] as const;

/** Ends the request when a form's refusal is nothing to show beside the form: something else must be done first. */
export function refuseWhole(reason: string): void {
  const ending = whole.find((one) => one === reason);
  if (ending) refuseAccess(ending);
}

/** The proof of the second factor that this person still owes before the action; null when none, or when it is not theirs. */
export async function missingProof(actor: Actor, action: Action): Promise<MissingProof | null> {
  const access = decideAccess(actor, action, { now: await readClock() });
  if (access.ok) return null;
  return access.reason === 'step-up-needed' || access.reason === 'second-factor-needed' ? access.reason : null;
}

/** Somebody signed in who tried a door that is not theirs leaves a trace; guests are in the request log alone. */
const noteRefusal = ({ actor }: Viewer, route: RouteId, reason: AccessReason): Promise<void> =>
  appendRefusal({ kind: 'access.refused', actor, reason, data: { route, action: routeAccess[route] } });

/** Viewer (null for guests) of a route that the access table lets them enter; otherwise sign-in or a refusal page. */
export async function admit({ request, context }: Arguments, route: RouteId): Promise<Viewer | null> {
  const viewer = await readViewer(request, context);
  const action = routeAccess[route];
  const facts = needsStepUp(action) ? { now: await readClock() } : {};
  const access = decideAccess(viewer?.actor ?? null, action, facts);
  if (access.ok) return viewer;
  if (viewer) await noteRefusal(viewer, route, access.reason);
  const { pathname, search } = new URL(request.url);
  const here = pathname.replace(/\.data$/, '') + search;
  const reading = request.method === 'GET';
  if (access.reason === 'sign-in-needed')
    throw redirect(`/sign-in?${new URLSearchParams({ to: reading ? here : '/' })}`);
  if (access.reason === 'step-up-needed' && reading) throw redirect(`/step-up?${new URLSearchParams({ to: here })}`);
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
