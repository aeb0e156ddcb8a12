// /operator/matching: the weights of the score, what they were learned from, and one click back.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { activateModel } from '#app/features/matches/activate-model.server.ts';
import { getModelPage } from '#app/features/matches/get-model-page.server.ts';
import { learnWeights } from '#app/features/matches/learn-weights.server.ts';
import { ModelPage } from '#app/features/matches/model-page.tsx';
import { modelRefusals } from '#app/features/matches/model-refusals.ts';
import { admitPerson, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.matching.operator.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/matching');
  return getModelPage();
}

const learned = {
  'too-few': 'matching.tooFew',
  'nothing-new': 'matching.nothingNew',
  kept: 'matching.learned',
  activated: 'matching.activated',
} as const;

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/matching');
  const form = await readFormData(args.request);
  if (form.get('intent') === 'learn') {
    const result = await learnWeights();
    const tone = result === 'kept' || result === 'activated' ? 'success' : 'info';
    return redirectWithFlash('/operator/matching', learned[result], tone);
  }
  const result = await activateModel(actor, Number(form.get('number')));
  if (result.ok) return redirectWithFlash('/operator/matching', 'matching.activated');
  refuseWhole(result.reason);
  return data({ refusal: result.reason }, { status: modelRefusals[result.reason].status });
}

export default function MatchingRoute() {
  const answer = useActionData<typeof action>() as { refusal: keyof typeof modelRefusals } | undefined;
  const { t } = useI18n();
  const refusal = answer ? modelRefusals[answer.refusal].say(t) : null;
  return <ModelPage {...useLoaderData<typeof loader>()} refusal={refusal} />;
}
