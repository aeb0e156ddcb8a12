// /calls/:reference/bid: writing a bid, sealed in the browser; the action takes sealed bytes only.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import {
  type ClientActionFunctionArgs,
  isRouteErrorResponse,
  type ShouldRevalidateFunction,
  useLoaderData,
} from '@remix-run/react';
import { BidForm, type SubmissionAnswer } from '#app/features/bids/bid-form.tsx';
import { submissionBodyLimit, submissionInput } from '#app/features/bids/bid-input.ts';
import { bidsRefusals } from '#app/features/bids/bids-refusals.ts';
import { getCallToBid } from '#app/features/bids/get-call-to-bid.server.ts';
import { submitBid } from '#app/features/bids/submit-bid.server.ts';
import { Countdown } from '#app/features/calls/countdown.tsx';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { readJson } from '#app/http/read-json.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: found }) =>
  pageTitle(matches, (t) => found && `${t.calls.bid.title} · ${found.call.title}`);

/** The form must stay as it is while its answer arrives, also when the deadline passes meanwhile. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, defaultShouldRevalidate }) =>
  formMethod ? false : defaultShouldRevalidate;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/bids/submit');
  const call = await getCallToBid(actor, args.params.reference ?? '');
  if (!call) refuseAccess('not-found');
  return { call, organisation: organisation?.reference ?? '' };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/bids/submit');
  const sent = await readJson(args.request, submissionInput, submissionBodyLimit);
  const result = sent
    ? await submitBid(actor, args.params.reference ?? '', sent)
    : ({ ok: false, reason: 'malformed', at: null } as const);
  const answer: SubmissionAnswer = result.ok ? { ok: true, receipt: result.value } : result;
  return data(answer, { status: result.ok ? 200 : bidsRefusals[result.reason].status });
}

/** A lost connection or a fault must not take the sealed bid away: the page offers to send the same bytes again. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs): Promise<SubmissionAnswer> {
  try {
    return await serverAction<SubmissionAnswer>();
  } catch (error) {
    if (isRouteErrorResponse(error) && error.status < 500) throw error;
    return { ok: false, reason: 'no-answer' };
  }
}

export default function SubmitBidPage() {
  const { call, organisation } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader eyebrow={call.reference} lead={t.calls.bid.lead} title={`${t.calls.bid.title} · ${call.title}`} />
      <Stack gap="large">
        <Countdown now={call.now} until={call.bidsUntil} />
        {call.refusal ? (
          <Notice tone="warning">{bidsRefusals[call.refusal].say(t)}</Notice>
        ) : (
          <>
            <Notice>{t.calls.bid.replaceNote}</Notice>
            <BidForm call={call} organisation={organisation} />
          </>
        )}
      </Stack>
    </>
  );
}
