// GET /oversight/audit/export?format=csv: what a supervisor reads, as a file, under the same permit.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportTrail, isExportFormat } from '#app/features/oversight/export-trail.server.ts';
import { findSupervisorScope } from '#app/features/oversight/get-trail.server.ts';
import { readTrailFilter } from '#app/features/oversight/trail-filter.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { streamFile } from '#app/http/stream-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/audit-export');
  const { searchParams } = new URL(args.request.url);
  const format = searchParams.get('format');
  if (!isExportFormat(format)) refuseAccess('not-found');
  const filter = readTrailFilter(searchParams);
  const found = await findSupervisorScope(actor, filter);
  if (!found.ok) refuseAccess('not-found');
  return streamFile('audit-trail', format, exportTrail(found.scope, filter, format, args.context.locale));
}
