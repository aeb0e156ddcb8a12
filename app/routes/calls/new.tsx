// /calls/new: drafting a call on an own opportunity.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CallForm } from '#app/features/calls/call-form.tsx';
import { newCallInput } from '#app/features/calls/call-input.ts';
import { callsRefusals } from '#app/features/calls/calls-refusals.ts';
import { draftCall } from '#app/features/calls/draft-call.server.ts';
import { listCustodianChoices, listOpportunityChoices } from '#app/features/calls/list-custodian-choices.server.ts';
import { admitMember } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.calls.form.newTitle);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/calls/new');
  const { id } = actor.organisation;
  const [opportunities, candidates] = await Promise.all([listOpportunityChoices(id), listCustodianChoices(id)]);
  return { opportunities, candidates, opportunity: new URL(args.request.url).searchParams.get('opportunity') ?? '' };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/calls/new');
  const submission = parseForm(await readFormData(args.request), newCallInput);
  if (submission.status !== 'success')
    return data({ reply: submission.reply(), reason: null }, { status: submission.status === 'error' ? 422 : 200 });
  const result = await draftCall(actor, submission.value);
  if (result.ok) return redirectWithFlash(`/calls/${result.value}/edit`, 'calls.drafted');
  const { reason } = result;
  return data({ reply: submission.reply(), reason }, { status: callsRefusals[reason].status });
}

export default function NewCallPage() {
  const { opportunity, ...choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader title={t.calls.form.newTitle} />
      <CallForm
        {...choices}
        refusal={result?.reason ? callsRefusals[result.reason].say(t) : undefined}
        reply={result?.reply}
        values={{ opportunity, criteria: [{}, {}] }}
      />
    </>
  );
}
