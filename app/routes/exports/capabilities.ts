// GET /capabilities/export?format=xlsx: the public capability list under the list page's filters, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { capabilityKinds } from '#app/domain/capability.ts';
import { isField } from '#app/domain/field.ts';
import { makeExport, readDataFormat } from '#app/features/exports/answer-export.server.ts';
import { collectPublic } from '#app/features/exports/collect-items.server.ts';
import { mayExport } from '#app/features/exports/limit-exports.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { sendExport, tooManyExports } from '#app/http/send-export.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/exports/capabilities');
  const { searchParams } = new URL(args.request.url);
  const format = readDataFormat(searchParams.get('format'));
  if (!format) refuseAccess('not-found');
  const { locale, clientAddress } = args.context;
  if (!(await mayExport(clientAddress, format))) return tooManyExports(locale);
  const field = searchParams.get('field') ?? '';
  const collected = await collectPublic('capability', {
    field: isField(field) ? field : undefined,
    kind: capabilityKinds.find((kind) => kind === searchParams.get('kind')),
  });
  return sendExport(
    await makeExport(collected, { list: 'capability', what: 'list', format, locale, path: '/capabilities' }),
  );
}
