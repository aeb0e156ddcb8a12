// /imports/new: begins an import by uploading a list.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { lists } from '#app/domain/listing.ts';
import { type UploadAnswer, UploadPage } from '#app/features/import-listings/imports-page.tsx';
import { importsRefusals } from '#app/features/import-listings/imports-refusals.ts';
import { maximumFileBytes } from '#app/features/import-listings/sniff-format.ts';
import { uploadList } from '#app/features/import-listings/upload-list.server.ts';
import { importedListings } from '#app/features/listings/imported-listings.server.ts';
import { admitMember, refuseWhole } from '#app/http/admit.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

const limits = { field: 'file', files: 1, fileSize: maximumFileBytes, total: maximumFileBytes } as const;

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.imports.upload.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitMember(args, 'routes/imports/new');
  return null;
}

const refused = (answer: UploadAnswer) =>
  data<UploadAnswer>(answer, { status: importsRefusals[answer.refusal].status });

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/imports/new');
  const upload = await readUpload(args.request, limits);
  if (!upload.ok) return refused({ refusal: upload.reason });
  const { form, files } = upload.value;
  const [file] = files;
  if (!file) return refused({ refusal: 'file-missing' });
  const list = lists.find((one) => one === form.get('list')) ?? null;
  const result = await uploadList(importedListings, actor, { ...file, list });
  if (result.ok) return redirect(`/imports/${result.value.id}?step=columns`);
  refuseWhole(result.reason);
  return refused({ refusal: result.reason, file: file.name, list: list ?? '' });
}

export default function NewImportRoute() {
  const answer = useActionData<typeof action>() as UploadAnswer | undefined;
  return <UploadPage answer={answer} />;
}
