// /:list/:reference/attachments/:id: GET the file, by an address signed for minutes; POST opens a locked one, on record.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/actor.ts';
import { attachmentsPath, listOfPath } from '#app/features/attachments/attachment-address.ts';
import {
  decideDownload,
  openAttachment,
  readAttachmentBytes,
} from '#app/features/attachments/read-attachment.server.ts';
import { getListingPage } from '#app/features/listings/get-listing-page.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { readTime } from '#app/http/read-time.server.ts';
import { sendAttachment } from '#app/http/send-file.server.ts';
import { isSignedAddress, signAddress } from '#app/http/signed-address.server.ts';

/** The listing, for those who may see its page; to others neither it nor its files are there. */
async function place(actor: Actor | null, params: LoaderFunctionArgs['params']) {
  const { reference = '', id = '' } = params;
  const list = listOfPath(params.list);
  const page = list && (await getListingPage(actor, list, reference));
  if (!list || !page) return refuseAccess('not-found');
  const path = `${attachmentsPath(list, reference)}/${id}`;
  return { id, path, listing: { list, id: page.id, organisationId: page.organisationId } };
}

const onward = (to: string) => redirect(to, { status: 303, headers: { 'Cache-Control': 'private, no-store' } });

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/attachments/download');
  const actor = viewer?.actor ?? null;
  const { id, path, listing } = await place(actor, args.params);
  const [decision, now] = await Promise.all([decideDownload(actor, listing, id), readTime()]);
  if (!decision.ok) return refuseAccess('not-found');
  const { row, way } = decision.value;
  const isSigned = isSignedAddress(new URL(args.request.url), actor, now);
  if (isSigned) return sendAttachment(await readAttachmentBytes(row));
  if (isSigned === false) return refuseAccess('not-found');
  // Without a signature: straight on, but not past a lock; opening that is on record and takes a button.
  return way === 'unlocked'
    ? onward(`${path.split('/attachments/')[0]}#attachments`)
    : onward(signAddress(path, actor, now));
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/attachments/download');
  const actor = viewer?.actor ?? null;
  const { id, path, listing } = await place(actor, args.params);
  const opened = await openAttachment(actor, listing, id);
  if (!opened.ok) return refuseAccess(opened.reason === 'sign-in-needed' ? 'sign-in-needed' : 'not-found');
  return onward(signAddress(path, actor, await readTime()));
}
