// /broker: pairs of the matcher for brokers to propose to both sides, and what became of the proposals.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { proposalLimits } from '#app/domain/broker-proposal.ts';
import { type BoardAnswer, BrokerBoard } from '#app/features/brokering/broker-board.tsx';
import { brokeringRefusals } from '#app/features/brokering/brokering-refusals.ts';
import { getBoard } from '#app/features/brokering/get-proposals.server.ts';
import { proposePair } from '#app/features/brokering/propose-pair.server.ts';
import { admitPerson, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.brokering.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/brokering/board');
  const { searchParams } = new URL(args.request.url);
  const text = (searchParams.get('q') ?? '').trim().slice(0, 100);
  const page = Math.min(Math.max(Number.parseInt(searchParams.get('page') ?? '0', 10) || 0, 0), 100);
  return { board: await getBoard(actor, text, page), text };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/brokering/board');
  const form = await readFormData(args.request);
  const given = (name: string) => String(form.get(name) ?? '').trim();
  const typed = {
    opportunity: given('opportunity'),
    capability: given('capability'),
    reason: given('reason').slice(0, proposalLimits.reason),
  };
  const result = await proposePair(actor, typed, typed.reason);
  if (result.ok) return redirectWithFlash(`/proposals/${result.value.id}`, 'brokering.proposed');
  refuseWhole(result.reason);
  return data<BoardAnswer>({ refusal: result.reason, typed }, { status: brokeringRefusals[result.reason].status });
}

export default function BoardRoute() {
  const { board, text } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as BoardAnswer | undefined;
  return <BrokerBoard answer={answer ?? null} board={board} text={text} />;
}
