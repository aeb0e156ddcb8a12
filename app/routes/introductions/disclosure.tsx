// /introductions/:id/files: the steps of disclosure, the confidentiality agreement, and the files of both sides.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { documentLimits } from '#app/domain/document.ts';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { DisclosurePage } from '#app/features/introductions/disclosure-page.tsx';
import { getDisclosure } from '#app/features/introductions/get-disclosure.server.ts';
import { giveFiles, takeBackFile } from '#app/features/introductions/give-files.server.ts';
import { type IntroductionReason, introductionRefusals } from '#app/features/introductions/introductions-refusals.ts';
import { revokeAgreement, signAgreement } from '#app/features/introductions/sign-agreement.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.thread.files);

const limits = {
  field: 'file',
  files: threadLimits.filesAtOnce,
  fileSize: documentLimits.introduction.size,
  total: 40 * 1024 * 1024,
} as const;

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/disclosure');
  return (await getDisclosure(actor, args.params.id ?? '')) ?? refuseAccess('not-found');
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: IntroductionReason };

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/disclosure');
  const id = args.params.id ?? '';
  if (!(await getDisclosure(actor, id))) return refuseAccess('not-found');
  const upload = await readUpload(args.request, limits);
  if (!upload.ok) return data({ reason: upload.reason }, { status: introductionRefusals[upload.reason].status });
  const { form, files } = upload.value;
  const answer = (result: Answer, done: FlashKey) =>
    result.ok
      ? redirectWithFlash(`/introductions/${id}/files`, done)
      : data({ reason: result.reason }, { status: introductionRefusals[result.reason].status });
  switch (form.get('intent')) {
    case 'sign':
      return answer(await signAgreement(actor, id, String(form.get('version') ?? '')), 'disclosure.signed');
    case 'revoke':
      return answer(await revokeAgreement(actor, id), 'disclosure.revoked');
    case 'take-back':
      return answer(await takeBackFile(actor, id, String(form.get('file') ?? '')), 'disclosure.taken-back');
    case 'give': {
      const level = form.get('level') === 'agreement' ? 'agreement' : 'introduced';
      return answer(await giveFiles(actor, id, level, files), 'disclosure.given');
    }
    default:
      return refuseAccess('not-found');
  }
}

export default function DisclosureRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as { reason: IntroductionReason } | undefined;
  return <DisclosurePage reason={result?.reason ?? null} view={view} />;
}
