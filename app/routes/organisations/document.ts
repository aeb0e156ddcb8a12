// GET /organisations/documents/:id: evidence, for those who manage the organisation it belongs to; by an address that
// holds for minutes and for whoever asked for it.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { readOwnEvidence } from '#app/features/organisations/read-document.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { readTime } from '#app/http/read-time.server.ts';
import { sendAttachment } from '#app/http/send-file.server.ts';
import { isSignedAddress, signAddress } from '#app/http/signed-address.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/document');
  const read = await readOwnEvidence(actor, args.params.id ?? '');
  if (!read.ok) return refuseAccess(read.reason);
  const [url, now] = [new URL(args.request.url), await readTime()];
  const isSigned = isSignedAddress(url, actor, now);
  if (isSigned === false) return refuseAccess('not-found');
  if (isSigned) return sendAttachment(read.value);
  const headers = { 'Cache-Control': 'private, no-store' };
  return redirect(signAddress(url.pathname, actor, now), { status: 303, headers });
}
