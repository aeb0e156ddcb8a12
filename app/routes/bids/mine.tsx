// /bids: the organisation's own bids with receipts; withdrawing one; its sealed bytes for re-opening (?sealed=version).
import { randomUUID } from 'node:crypto';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawalInput } from '#app/features/bids/bid-input.ts';
import { bidsRefusals } from '#app/features/bids/bids-refusals.ts';
import { getOwnCiphertext, listOwnBids } from '#app/features/bids/list-own-bids.server.ts';
import { OwnBidCard } from '#app/features/bids/own-bid.tsx';
import { withdrawBid } from '#app/features/bids/submit-bid.server.ts';
import { admitMember } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.calls.mine.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/bids/mine');
  const version = new URL(args.request.url).searchParams.get('sealed');
  const [bids, sealed] = await Promise.all([
    version ? [] : listOwnBids(actor),
    version ? getOwnCiphertext(actor, version) : null,
  ]);
  return {
    bids: bids.map((bid) => ({ bid, idempotencyKey: randomUUID() })),
    sealed,
    organisation: organisation?.reference ?? '',
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/bids/mine');
  const submission = parseForm(await readFormData(args.request), withdrawalInput);
  if (submission.status !== 'success') return data({ reason: 'malformed' as const }, { status: 422 });
  const result = await withdrawBid(actor, submission.value);
  if (result.ok) return redirectWithFlash('/bids', 'calls.withdrawn');
  return data({ reason: result.reason }, { status: bidsRefusals[result.reason].status });
}

export default function MyBidsPage() {
  const { bids, organisation } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader lead={t.calls.mine.lead} title={t.calls.mine.title} />
      <Stack gap="large">
        {result && (
          <Notice live tone="danger">
            {bidsRefusals[result.reason].say(t)}
          </Notice>
        )}
        {bids.length === 0 && (
          <EmptyState action={<ButtonLink to="/calls">{t.calls.mine.browse}</ButtonLink>} title={t.calls.mine.empty} />
        )}
        {bids.map(({ bid, idempotencyKey }) => (
          <OwnBidCard bid={bid} idempotencyKey={idempotencyKey} key={bid.bidId} organisation={organisation} />
        ))}
      </Stack>
    </>
  );
}
