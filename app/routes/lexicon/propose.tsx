// /lexicon/propose: anybody signed in proposes a concept and sees what became of earlier ones.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ownProposals } from '#app/features/lexicon/get-lexicon.server.ts';
import { lexiconRefusals } from '#app/features/lexicon/lexicon-refusals.ts';
import { faultyFields, proposeConcept } from '#app/features/lexicon/propose-concept.server.ts';
import { type ProposeAnswer, ProposeConceptPage } from '#app/features/lexicon/propose-page.tsx';
import { admitPerson, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.lexicon.form.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/lexicon/propose');
  return { proposals: await ownProposals(actor.personId) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/lexicon/propose');
  const form = await readFormData(args.request);
  const read = (name: string, limit: number): string => String(form.get(name) ?? '').slice(0, limit);
  const typed = { zh: read('zh', 400), en: read('en', 400), reason: read('reason', 500) };
  const result = await proposeConcept(actor, typed);
  if (result.ok) return redirectWithFlash('/lexicon/propose', 'lexicon.proposed');
  refuseWhole(result.reason);
  const answer: ProposeAnswer = { refusal: result.reason, typed, faulty: faultyFields(typed) };
  return data({ answer }, { status: lexiconRefusals[result.reason].status });
}

export default function ProposeConceptRoute() {
  const answer = useActionData<typeof action>() as { answer: ProposeAnswer } | undefined;
  return <ProposeConceptPage answer={answer?.answer ?? null} {...useLoaderData<typeof loader>()} />;
}
