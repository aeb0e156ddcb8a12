// GET /organisations/audit/export?format=csv: the organisation's own filtered trail as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportTrail, isExportFormat } from '#app/features/oversight/export-trail.server.ts';
import { ownScope } from '#app/features/oversight/get-trail.server.ts';
import { readTrailFilter } from '#app/features/oversight/trail-filter.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { streamFile } from '#app/http/stream-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/audit-export');
  const { searchParams } = new URL(args.request.url);
  const format = searchParams.get('format');
  if (!isExportFormat(format)) refuseAccess('not-found');
  const filter = { ...readTrailFilter(searchParams), organisation: null };
  return streamFile('audit-trail', format, exportTrail(ownScope(actor), filter, format, args.context.locale));
}
