// /introductions/:id/files/:file: POST opens a file on record, GET has it by an address signed for minutes and one reader.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { decideFile, openFile, readFileFor } from '#app/features/introductions/read-file.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { readTime } from '#app/http/read-time.server.ts';
import { sendAttachment } from '#app/http/send-file.server.ts';
import { isSignedAddress, signAddress } from '#app/http/signed-address.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';

const onward = (to: string) => redirect(to, { status: 303, headers: { 'Cache-Control': 'private, no-store' } });

export async function loader(args: LoaderFunctionArgs) {
  const { actor, name, organisation } = await admitMember(args, 'routes/introductions/file');
  const { id = '', file = '' } = args.params;
  const [decision, now] = [await decideFile(actor, id, file), await readTime()];
  if (!decision.ok) return refuseAccess('not-found');
  const isSigned = isSignedAddress(new URL(args.request.url), actor, now);
  // Without a signature: opening is on record and takes the button on the page.
  if (isSigned === null) return onward(`/introductions/${id}/files`);
  if (!isSigned) return refuseAccess('not-found');
  const reader = { name, organisation: organisation ? organisationName(args.context.locale, organisation) : '' };
  return sendAttachment(await readFileFor(reader, decision.value.file, decision.value.isMarked));
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/file');
  const { id = '', file = '' } = args.params;
  const opened = await openFile(actor, id, file);
  if (!opened.ok) return refuseAccess('not-found');
  return onward(signAddress(`/introductions/${id}/files/${file}`, actor, await readTime()));
}
