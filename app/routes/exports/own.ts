// GET /workspace/export?list=opportunity&format=xlsx: what one's organisation has on a list, drafts included, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { lists } from '#app/domain/listing.ts';
import { makeExport, readDataFormat } from '#app/features/exports/answer-export.server.ts';
import { collectOwn } from '#app/features/exports/collect-items.server.ts';
import { mayExport } from '#app/features/exports/limit-exports.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { sendExport, tooManyExports } from '#app/http/send-export.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/exports/own');
  const { searchParams } = new URL(args.request.url);
  const format = readDataFormat(searchParams.get('format'));
  const list = lists.find((one) => one === searchParams.get('list'));
  if (!format || !list) refuseAccess('not-found');
  const { locale, clientAddress } = args.context;
  if (!(await mayExport(clientAddress, format))) return tooManyExports(locale);
  const collected = await collectOwn(actor, list);
  if (!collected.ok) refuseAccess(collected.reason);
  return sendExport(await makeExport(collected.value, { list, what: 'own', format, locale, path: '/workspace' }));
}
