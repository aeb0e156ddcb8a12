// /districts?of=220100&lang=zh-CN: the districts of a city, for the second of two selects. Public: a table of the standard.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { listDistricts } from '#app/features/listings/place-choices.server.ts';
import { admit } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/listings/districts');
  const { searchParams } = new URL(args.request.url);
  const locale = searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
  return Response.json(listDistricts(locale, searchParams.get('of') ?? ''), {
    headers: { 'Cache-Control': 'public, max-age=86400' },
  });
}
