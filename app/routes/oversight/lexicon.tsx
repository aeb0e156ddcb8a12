// /operator/lexicon: operators answer proposals for the lexicon.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listProposals } from '#app/features/lexicon/get-lexicon.server.ts';
import { type ConceptAnswer, LexiconProposalsPage } from '#app/features/lexicon/lexicon-proposals-page.tsx';
import { lexiconRefusals } from '#app/features/lexicon/lexicon-refusals.ts';
import { answerConcept } from '#app/features/lexicon/propose-concept.server.ts';
import { admitPerson, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.lexicon.operator.title);

const idOf = (text: string): string | undefined =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? text : undefined;
const noId = '00000000-0000-0000-0000-000000000000';

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/lexicon');
  const { searchParams } = new URL(args.request.url);
  const view = searchParams.get('view') === 'answered' ? ('answered' as const) : ('open' as const);
  const cursor = idOf(searchParams.get('after') ?? '');
  return { view, isFirst: cursor === undefined, ...(await listProposals(view, cursor)) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/lexicon');
  const form = await readFormData(args.request);
  const id = idOf(String(form.get('id') ?? '')) ?? noId;
  const note = String(form.get('note') ?? '').slice(0, 500);
  const accept = form.get('intent') === 'accept';
  const result = await answerConcept(actor, id, { accept, note });
  if (result.ok) return redirectWithFlash('/operator/lexicon', accept ? 'lexicon.accepted' : 'lexicon.rejected');
  refuseWhole(result.reason);
  const answer: ConceptAnswer = { refusal: result.reason, id, note };
  return data({ answer }, { status: lexiconRefusals[result.reason].status });
}

export default function OperatorLexiconRoute() {
  const answer = useActionData<typeof action>() as { answer: ConceptAnswer } | undefined;
  return <LexiconProposalsPage answer={answer?.answer ?? null} {...useLoaderData<typeof loader>()} />;
}
