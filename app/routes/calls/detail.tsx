// /calls/:reference: the public page of a call, the same for everybody whatever bids there are; cancelling it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CallDetail } from '#app/features/calls/call-detail.tsx';
import { cancelInput } from '#app/features/calls/call-input.ts';
import { callsRefusals } from '#app/features/calls/calls-refusals.ts';
import { getCall } from '#app/features/calls/get-call.server.ts';
import { cancelCall } from '#app/features/calls/publish-call.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: found }) =>
  pageTitle(matches, () => found?.call.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/calls/detail');
  const reference = args.params.reference ?? '';
  const found = await getCall(viewer?.actor ?? null, reference);
  if (found === 'draft') throw redirect(`/calls/${reference}/edit`);
  if (!found) refuseAccess('not-found');
  return found;
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/calls/detail');
  const reference = args.params.reference ?? '';
  const submission = parseForm(await readFormData(args.request), cancelInput);
  if (submission.status !== 'success') return data({ reason: 'cancel-reason-needed' as const }, { status: 422 });
  const result = await cancelCall(viewer?.actor ?? null, reference, submission.value.reason);
  if (result.ok) return redirectWithFlash(`/calls/${reference}`, 'calls.cancelled');
  if (result.reason === 'not-found' || result.reason === 'sign-in-needed') refuseAccess(result.reason);
  return data({ reason: result.reason }, { status: callsRefusals[result.reason].status });
}

export default function CallPage() {
  const found = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  return <CallDetail {...found} cancelError={result ? callsRefusals[result.reason].say(t) : undefined} />;
}
