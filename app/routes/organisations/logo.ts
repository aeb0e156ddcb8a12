// GET /organisations/:reference/logo: the picture, once the organisation is verified.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readLogo } from '#app/features/organisations/read-document.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { sendPicture } from '#app/http/send-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/organisations/logo');
  const logo = await readLogo(viewer?.actor ?? null, args.params.reference ?? '');
  return logo ? sendPicture(logo, args.request, logo.isPublic) : refuseAccess('not-found');
}
