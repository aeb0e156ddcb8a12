// GET /search/export?format=xlsx: what a search finds on one list, as a file, under the same filters as the page.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeExport, readDataFormat } from '#app/features/exports/answer-export.server.ts';
import { collectFound } from '#app/features/exports/collect-items.server.ts';
import { mayExport } from '#app/features/exports/limit-exports.server.ts';
import { exportLimit } from '#app/features/exports/list-file.ts';
import { findReferences } from '#app/features/search/find-references.server.ts';
import { readSearchAddress, writeSearchAddress } from '#app/features/search/search-address.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { exportUnavailable, sendExport, tooManyExports } from '#app/http/send-export.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/exports/search');
  const { searchParams } = new URL(args.request.url);
  const format = readDataFormat(searchParams.get('format'));
  const address = readSearchAddress(searchParams);
  // The two lists have different columns: a file holds one of them.
  const list = address.tab === 'all' ? null : address.tab;
  if (!format || !list) refuseAccess('not-found');
  const { locale, clientAddress, log } = args.context;
  if (!(await mayExport(clientAddress, format))) return tooManyExports(locale);
  const onFault = (error: unknown) => log.warn({ err: error }, 'search unavailable');
  const found = await findReferences(address, list, exportLimit, onFault);
  if (!found) return exportUnavailable(locale);
  const collected = await collectFound(list, found.references, found.isCut);
  const path = writeSearchAddress({ ...address, page: 1 });
  return sendExport(await makeExport(collected, { list, what: 'search', format, locale, path }));
}
