// GET /calls/:reference/seal.json: the custodians' public keys, for sealing a bid away from the site.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { getSealBundle } from '#app/features/bids/get-call-to-bid.server.ts';
import { admit } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/calls/seal-bundle');
  const bundle = await getSealBundle(args.params.reference ?? '');
  return bundle ? Response.json(bundle) : Response.json({ error: 'not-found' }, { status: 404 });
}
