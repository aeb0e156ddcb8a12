// /calls/:reference/clarifications: questions about a call and their public answers; asking and answering.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { clarificationLimits } from '#app/domain/clarification.ts';
import { answerClarification, askClarification } from '#app/features/clarifications/ask-clarification.server.ts';
import { clarificationRefusals } from '#app/features/clarifications/clarification-refusals.ts';
import { type ClarificationAnswer, ClarificationsPage } from '#app/features/clarifications/clarifications-page.tsx';
import { getClarifications } from '#app/features/clarifications/get-clarifications.server.ts';
import { admit, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.clarifications.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/calls/clarifications');
  const view = await getClarifications(viewer?.actor ?? null, args.params.reference ?? '');
  return view ?? refuseAccess('not-found');
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/calls/clarifications');
  const reference = args.params.reference ?? '';
  const actor = viewer?.actor ?? null;
  const form = await readFormData(args.request);
  const isAnswer = form.get('intent') === 'answer';
  const id = isAnswer ? String(form.get('id') ?? '') : '';
  const text = String(form.get('text') ?? '').slice(0, clarificationLimits[isAnswer ? 'answer' : 'question']);
  const result = isAnswer
    ? await answerClarification(actor, reference, id, text)
    : await askClarification(actor, reference, text);
  if (result.ok)
    return redirectWithFlash(
      `/calls/${reference}/clarifications`,
      isAnswer ? 'clarifications.answered' : 'clarifications.asked',
    );
  refuseWhole(result.reason);
  const { status } = clarificationRefusals[result.reason];
  return data<ClarificationAnswer>({ reason: result.reason, text, id }, { status });
}

export default function ClarificationsRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ClarificationAnswer | undefined;
  return <ClarificationsPage answer={answer ?? null} view={view} />;
}
