// GET /batches/:reference/file?format=pdf: a batch as a file; for its organisation a preview of one before the release.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { getBatch } from '#app/features/batches/get-batch.server.ts';
import { readFileFormat } from '#app/features/exports/answer-export.server.ts';
import { mayExport } from '#app/features/exports/limit-exports.server.ts';
import { makeBatchFile } from '#app/features/exports/make-batch-file.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { sendExport, tooManyExports } from '#app/http/send-export.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/batches/file');
  const format = readFileFormat(new URL(args.request.url).searchParams.get('format'));
  const view = format && (await getBatch(viewer?.actor ?? null, args.params.reference ?? ''));
  if (!format || !view) refuseAccess('not-found');
  const { locale, clientAddress } = args.context;
  if (!(await mayExport(clientAddress, format))) return tooManyExports(locale);
  return sendExport(await makeBatchFile(view, format, locale));
}
