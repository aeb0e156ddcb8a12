// /calls/:reference/edit: changing the draft of a call, and publishing it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CallForm } from '#app/features/calls/call-form.tsx';
import { callInput } from '#app/features/calls/call-input.ts';
import { callsRefusals } from '#app/features/calls/calls-refusals.ts';
import { editCall } from '#app/features/calls/draft-call.server.ts';
import { getCallDraft } from '#app/features/calls/get-call.server.ts';
import { listCustodianChoices } from '#app/features/calls/list-custodian-choices.server.ts';
import { publishCall } from '#app/features/calls/publish-call.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.calls.form.editTitle);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/calls/edit');
  const reference = args.params.reference ?? '';
  const [draft, candidates] = await Promise.all([
    getCallDraft(actor, reference),
    listCustodianChoices(actor.organisation.id),
  ]);
  if (draft.ok) return { draft: draft.value, candidates };
  if (draft.reason === 'already-published') throw redirect(`/calls/${reference}`);
  refuseAccess('not-found');
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/calls/edit');
  const reference = args.params.reference ?? '';
  const form = await readFormData(args.request);
  const publishing = form.get('intent') === 'publish';
  const submission = publishing ? null : parseForm(form, callInput);
  if (submission && submission.status !== 'success')
    return data({ reply: submission.reply(), reason: null }, { status: submission.status === 'error' ? 422 : 200 });
  const result = submission ? await editCall(actor, reference, submission.value) : await publishCall(actor, reference);
  if (result.ok) {
    return publishing
      ? redirectWithFlash(`/calls/${reference}`, 'calls.published')
      : redirectWithFlash(`/calls/${reference}/edit`, 'calls.edited');
  }
  if (result.reason === 'not-found') refuseAccess('not-found');
  return data({ reply: submission?.reply(), reason: result.reason }, { status: callsRefusals[result.reason].status });
}

export default function EditCallPage() {
  const { draft, candidates } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  const words = t.calls.form;
  const { way, writtenBy } = draft.publication;
  const publish =
    way === 'now' ? (
      <ConfirmDialog
        cancelLabel={t.site.cancel}
        confirm={{ label: words.publishConfirm }}
        title={words.publishTitle}
        trigger={{ label: words.publish, variant: 'call' }}
        values={{ intent: 'publish' }}
      >
        <p>{words.publishText}</p>
      </ConfirmDialog>
    ) : (
      <span className="text-sm text-text-muted">
        {way === 'colleague' ? words.publishByColleague : words.publishNeedsPermission}
      </span>
    );
  return (
    <>
      <PageHeader actions={publish} eyebrow={draft.reference} lead={draft.opportunity} title={words.editTitle} />
      {writtenBy && <p className="mb-4 text-text-muted">{words.writtenBy({ name: writtenBy })}</p>}
      <fieldset className="contents" disabled={!draft.mayEdit}>
        <CallForm
          candidates={candidates}
          refusal={result?.reason ? callsRefusals[result.reason].say(t) : undefined}
          reply={result?.reply}
          values={draft.values}
        />
      </fieldset>
    </>
  );
}
