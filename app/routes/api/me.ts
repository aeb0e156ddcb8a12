// GET /api/me: who a program acts as, with its key (or a browser with its session).
import type { LoaderFunctionArgs } from '@remix-run/node';
import { admitPerson } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor, name, email, organisation } = await admitPerson(args, 'routes/api/me');
  const me = {
    name,
    email,
    organisation: organisation && {
      reference: organisation.reference,
      nameZh: organisation.nameZh,
      nameEn: organisation.nameEn,
      role: organisation.role,
      permissions: actor.organisation?.permissions ?? [],
      verification: actor.organisation?.verification ?? 'unverified',
    },
    platformRoles: actor.platformRoles,
  };
  return Response.json(me, { headers: { 'Cache-Control': 'no-store' } });
}
