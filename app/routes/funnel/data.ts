// GET /funnel/data?by=…&format=csv|json: the figures of the funnel's page as open data.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { funnelDimensions } from '#app/domain/funnel.ts';
import { funnelCsv, funnelJson } from '#app/features/funnels/funnel-file.ts';
import { getFunnel } from '#app/features/funnels/get-funnel.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/funnel/data');
  const { searchParams } = new URL(args.request.url);
  const by = funnelDimensions.find((one) => one === searchParams.get('by'));
  const format = (['csv', 'json'] as const).find((one) => one === searchParams.get('format'));
  if (!by || !format) refuseAccess('not-found');
  const rows = await getFunnel(by);
  const headers = {
    'Content-Type': mediaTypes[format],
    'Content-Disposition': `attachment; filename="funnel-${by}.${format}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=300',
  };
  return new Response(format === 'csv' ? funnelCsv(rows) : funnelJson(by, rows), { headers });
}
