// /proposals/:id: one proposal of a pair, for the two sides and the broker who made it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { proposalLimits } from '#app/domain/broker-proposal.ts';
import { declineReasons } from '#app/domain/introduction.ts';
import { isDay } from '#app/domain/period.ts';
import { type BrokeringReason, brokeringRefusals } from '#app/features/brokering/brokering-refusals.ts';
import { getProposal } from '#app/features/brokering/get-proposals.server.ts';
import { type ProposalAnswer, ProposalPage } from '#app/features/brokering/proposal-page.tsx';
import { declineProposal, withdrawProposal, writeMinutes } from '#app/features/brokering/propose-pair.server.ts';
import { admitPerson, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.brokering.proposal);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/brokering/proposal');
  const view = await getProposal(actor, args.params.id ?? '');
  if (!view) return refuseAccess('not-found');
  return { view, mayContact: actor.organisation?.permissions.includes('contact') ?? false };
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: BrokeringReason };

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/brokering/proposal');
  const id = args.params.id ?? '';
  if (!(await getProposal(actor, id))) return refuseAccess('not-found');
  const form = await readFormData(args.request);
  const given = (name: string) => String(form.get(name) ?? '').trim();
  const typed = {
    reason: given('reason'),
    note: given('note').slice(0, proposalLimits.reason),
    visitedOn: given('visitedOn'),
    text: given('text').slice(0, proposalLimits.minutes),
  };
  const answer = (result: Answer, done: FlashKey) => {
    if (result.ok) return redirectWithFlash(`/proposals/${id}`, done);
    refuseWhole(result.reason);
    return data<ProposalAnswer>({ refusal: result.reason, typed }, { status: brokeringRefusals[result.reason].status });
  };
  switch (form.get('intent')) {
    case 'withdraw':
      return answer(await withdrawProposal(actor, id), 'brokering.withdrawn');
    case 'minutes':
      return isDay(typed.visitedOn)
        ? answer(await writeMinutes(actor, id, typed), 'brokering.minutes')
        : answer({ ok: false, reason: 'day-ahead' }, 'brokering.minutes');
    default: {
      const reason = declineReasons.find((one) => one === typed.reason) ?? null;
      return answer(await declineProposal(actor, id, { reason, note: typed.note }), 'brokering.declined');
    }
  }
}

export default function ProposalRoute() {
  const { view, mayContact } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ProposalAnswer | undefined;
  return <ProposalPage answer={answer ?? null} mayContact={mayContact} view={view} />;
}
