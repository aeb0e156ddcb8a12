// /calls/:reference/opening: where custodians hand over their shares, and what the bids said is read afterwards.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { fromBase64 } from '#app/domain/bytes.ts';
import { releaseInput } from '#app/features/calls/call-input.ts';
import { callsRefusals } from '#app/features/calls/calls-refusals.ts';
import { getOpeningDesk } from '#app/features/calls/get-opening-desk.server.ts';
import { openCall } from '#app/features/calls/open-call.server.ts';
import { type OpeningAnswer, OpeningDeskView } from '#app/features/calls/opening-desk.tsx';
import { releaseShares } from '#app/features/calls/release-shares.server.ts';
import { admitPerson, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { isJson, readJson } from '#app/http/read-json.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.calls.opening.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/calls/opening');
  const desk = await getOpeningDesk(actor, args.params.reference ?? '');
  if (!desk) refuseAccess('not-found');
  return { desk };
}

function answer(reason: OpeningAnswer['reason']) {
  if (reason) refuseWhole(reason);
  return data({ reason } satisfies OpeningAnswer, { status: reason ? callsRefusals[reason].status : 200 });
}

/** Shares of a custodian arrive as JSON; the second hand-over opens the call. Forms complete an opening left undone. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/calls/opening');
  const reference = args.params.reference ?? '';
  let goOn = false;
  if (isJson(args.request)) {
    const sent = await readJson(args.request, releaseInput, 8_000_000);
    if (!sent) return answer('shares-incomplete');
    const handed = sent.shares.map(({ versionId, share }) => ({
      versionId,
      share: share === null ? null : fromBase64(share),
    }));
    const released = await releaseShares(actor, reference, handed);
    if (!released.ok) return answer(released.reason);
  } else {
    goOn = (await readFormData(args.request)).get('intent') === 'go-on';
  }
  const opened = await openCall(actor, reference, goOn);
  return answer(opened.ok || opened.reason === 'two-custodians-needed' ? null : opened.reason);
}

export default function OpeningPage() {
  const { desk } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader eyebrow={desk.title} lead={t.calls.opening.lead} title={t.calls.opening.title} />
      <OpeningDeskView answer={result} desk={desk} />
    </>
  );
}
