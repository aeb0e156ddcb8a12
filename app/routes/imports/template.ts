// GET /imports/template?list=…&language=…: an empty list with headings, an example and notes.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { attachmentHeader } from '#app/domain/document.ts';
import { lists } from '#app/domain/listing.ts';
import { makeTemplate } from '#app/features/import-listings/make-template.server.ts';
import { admitMember } from '#app/http/admit.server.ts';
import { isLocale } from '#app/i18n/index.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admitMember(args, 'routes/imports/template');
  const { searchParams } = new URL(args.request.url);
  const wanted = searchParams.get('language');
  const list = lists.find((one) => one === searchParams.get('list')) ?? 'opportunity';
  const { fileName, bytes } = await makeTemplate(list, isLocale(wanted) ? wanted : args.context.locale);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': attachmentHeader(fileName),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
