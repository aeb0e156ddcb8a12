// /opportunities/:reference/attachments and /capabilities/…: the files beside a listing, for those who draft it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { attachmentLimits, isAttachmentLevel } from '#app/domain/attachment.ts';
import { documentLimits } from '#app/domain/document.ts';
import { attachmentsPath, listingAddress, listOfPath } from '#app/features/attachments/attachment-address.ts';
import { type AttachmentsAnswer, AttachmentsPage } from '#app/features/attachments/attachments-page.tsx';
import { attachmentsRefusals } from '#app/features/attachments/attachments-refusals.ts';
import {
  type AttachmentAnswer,
  type AttachmentWords,
  addAttachments,
  changeAttachment,
  removeAttachment,
} from '#app/features/attachments/change-attachments.server.ts';
import { getOwnAttachments } from '#app/features/attachments/read-attachment.server.ts';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) => t.attachments.of({ title: page?.title ?? '' }));

const limits = {
  field: 'file',
  files: attachmentLimits.files,
  fileSize: documentLimits.attachment.size,
  total: attachmentLimits.total,
} as const;

function keyOf(params: LoaderFunctionArgs['params']) {
  const list = listOfPath(params.list);
  return list ? { list, reference: params.reference ?? '' } : refuseAccess('not-found');
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/attachments/manage');
  const { list, reference } = keyOf(args.params);
  const page = await getOwnAttachments(actor, list, reference);
  return page ? { ...page, list } : refuseAccess('not-found');
}

function wordsIn(form: FormData): AttachmentWords | null {
  const caption = String(form.get('caption') ?? '').trim();
  const access = form.get('access');
  return isAttachmentLevel(access) && caption.length <= attachmentLimits.caption ? { caption, access } : null;
}

const refused = (answer: AttachmentsAnswer) =>
  data<AttachmentsAnswer>(answer, { status: attachmentsRefusals[answer.refusal].status });

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/attachments/manage');
  const key = keyOf(args.params);
  const upload = await readUpload(args.request, limits);
  if (!upload.ok) return refused({ refusal: upload.reason });
  const { form, files } = upload.value;
  const words = wordsIn(form);
  const documentId = String(form.get('documentId') ?? '');
  const answer = async (result: AttachmentAnswer, done: 'added' | 'added-pending' | 'changed' | 'removed') => {
    if (result.ok) return redirectWithFlash(attachmentsPath(key.list, key.reference), `attachments.${done}`);
    refuseWhole(result.reason);
    return refused({ refusal: result.reason, file: result.file, ...words });
  };
  switch (form.get('intent')) {
    case 'add': {
      if (!words) return refused({ refusal: 'bad-words' });
      const result = await addAttachments(actor, key, files, words);
      return answer(result, result.ok && result.isPending ? 'added-pending' : 'added');
    }
    case 'change':
      return words
        ? answer(await changeAttachment(actor, key, documentId, words), 'changed')
        : refused({ refusal: 'bad-words' });
    case 'remove':
      return answer(await removeAttachment(actor, key, documentId), 'removed');
    default:
      return refuseAccess('not-found');
  }
}

export default function AttachmentsRoute() {
  const { list, reference, title, attachments } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as AttachmentsAnswer | undefined;
  const { t } = useI18n();
  const lists = { opportunity: t.listings.list.opportunities, capability: t.listings.list.capabilities };
  const listing = listingAddress(list, reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: lists[list], to: listing.slice(0, listing.lastIndexOf('/')) },
          { label: reference, to: listing },
          { label: t.attachments.title },
        ]}
        label={t.site.breadcrumbs}
      />
      <PageHeader eyebrow={reference} lead={title} title={t.attachments.title} />
      <AttachmentsPage answer={answer} attachments={attachments} list={list} reference={reference} />
    </>
  );
}
