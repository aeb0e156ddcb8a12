// /batches/new: naming and numbering a batch.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { lists } from '#app/domain/listing.ts';
import { BatchForm } from '#app/features/batches/batch-form.tsx';
import { newBatchInput } from '#app/features/batches/batch-input.ts';
import { batchesRefusals } from '#app/features/batches/batches-refusals.ts';
import { createBatch } from '#app/features/batches/change-batch.server.ts';
import { nextNumbers } from '#app/features/batches/list-batches.server.ts';
import { admitMember, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.batches.form.newTitle);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/batches/new');
  const asked = new URL(args.request.url).searchParams.get('list');
  return { next: await nextNumbers(actor.organisation.id), list: lists.find((one) => one === asked) ?? 'opportunity' };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/batches/new');
  const submission = parseForm(await readFormData(args.request), newBatchInput);
  if (submission.status !== 'success')
    return data({ reply: submission.reply(), reason: null }, { status: submission.status === 'error' ? 422 : 200 });
  const result = await createBatch(actor, submission.value);
  if (result.ok) return redirectWithFlash(`/batches/${result.value}/edit`, 'batches.created');
  const { reason } = result;
  refuseWhole(reason);
  return data({ reply: submission.reply(), reason }, { status: batchesRefusals[reason].status });
}

export default function NewBatchRoute() {
  const { next, list } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t.batches.form.newTitle} />
      <BatchForm
        next={next}
        refusal={result?.reason ? batchesRefusals[result.reason].say(t) : undefined}
        reply={result?.reply}
        values={{ list, number: String(next[list]) }}
      />
    </>
  );
}
