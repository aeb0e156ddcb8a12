// Evidence and logo of the organisation one acts for.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { documentLimits, uploadLimits } from '#app/domain/document.ts';
import { type FilesAnswer, FilesPage } from '#app/features/organisations/files-page.tsx';
import { getOwnFiles } from '#app/features/organisations/get-organisation.server.ts';
import { handInEvidence, handInLogo, takeBackDocument } from '#app/features/organisations/hand-in-document.server.ts';
import { organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { ProfileTabs } from '#app/features/organisations/profile-tabs.tsx';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.organisations.files.title);

const path = '/organisations/files';
const limits = {
  field: 'file',
  files: uploadLimits.files,
  fileSize: documentLimits.evidence.size,
  total: uploadLimits.total,
} as const;

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/files');
  return getOwnFiles(actor.organisation.id);
}

const refused = ({ refusal, file }: FilesAnswer) =>
  data<FilesAnswer>({ refusal, file }, { status: organisationsRefusals[refusal].status });

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/files');
  const { id } = actor.organisation;
  const upload = await readUpload(args.request, limits);
  if (!upload.ok) return refused({ refusal: upload.reason });
  const { form, files } = upload.value;
  switch (form.get('intent')) {
    case 'evidence': {
      const result = await handInEvidence(actor, id, files);
      if (result.ok) return redirectWithFlash(path, 'organisations.evidence-added');
      return refused({ refusal: result.reason, file: result.file });
    }
    case 'logo': {
      const result = await handInLogo(actor, id, files);
      if (result.ok) return redirectWithFlash(path, 'organisations.logo-saved');
      return refused({ refusal: result.reason, file: result.file });
    }
    case 'take-back': {
      const result = await takeBackDocument(actor, id, String(form.get('documentId')));
      if (result.ok) return redirectWithFlash(path, 'organisations.document-removed');
      return refused({ refusal: result.reason });
    }
    default:
      return refuseAccess('not-found');
  }
}

export default function FilesRoute() {
  const { reference, evidence, logo, logoDocumentId, ...names } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FilesAnswer | undefined;
  const { locale, t } = useI18n();
  return (
    <>
      <PageHeader eyebrow={organisationName(locale, names)} title={t.organisations.files.title} />
      <ProfileTabs current="files" />
      <FilesPage
        answer={answer}
        evidence={evidence}
        logo={logo}
        logoDocumentId={logoDocumentId}
        reference={reference}
      />
    </>
  );
}
