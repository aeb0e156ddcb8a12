// GET /imports/:id/progress: how far an import is, for the page that shows its bar.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { getProgress } from '#app/features/import-listings/get-run.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/imports/progress');
  const progress = await getProgress(actor.organisation.id, args.params.id ?? '');
  if (!progress) refuseAccess('not-found');
  return Response.json(progress, { headers: { 'Cache-Control': 'private, no-store' } });
}
