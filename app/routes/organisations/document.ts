// GET /organisations/documents/:id: evidence, for those who manage the organisation it belongs to.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readOwnEvidence } from '#app/features/organisations/read-document.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { sendAttachment } from '#app/http/send-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/document');
  const read = await readOwnEvidence(actor, args.params.id ?? '');
  return read.ok ? sendAttachment(read.value) : refuseAccess(read.reason);
}
