// /capabilities/:reference/suggestions: brokers propose better words for a capability, its organisation answers.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { acceptSuggestion } from '#app/features/listings/accept-suggestion.server.ts';
import { getSuggestions } from '#app/features/suggestions/get-suggestions.server.ts';
import { proposeSuggestion, rejectSuggestion } from '#app/features/suggestions/propose-suggestion.server.ts';
import { readSuggestionForm } from '#app/features/suggestions/suggestion-input.ts';
import { suggestionRefusals } from '#app/features/suggestions/suggestion-refusals.ts';
import { type SuggestionAnswer, SuggestionsPage } from '#app/features/suggestions/suggestions-page.tsx';
import { admitPerson, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) => `${t.suggestions.title} · ${page?.view.title ?? ''}`);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/capabilities/suggestions');
  const view = await getSuggestions(actor, 'capability', args.params.reference ?? '');
  if (!view) refuseAccess('not-found');
  return { view };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/capabilities/suggestions');
  const reference = args.params.reference ?? '';
  const typed = readSuggestionForm(await readFormData(args.request));
  const [answered, done] =
    typed.intent === 'accept'
      ? ([await acceptSuggestion(actor, 'capability', reference, typed), 'accepted'] as const)
      : typed.intent === 'reject'
        ? ([await rejectSuggestion(actor, 'capability', reference, typed), 'rejected'] as const)
        : ([await proposeSuggestion(actor, 'capability', reference, typed), 'suggested'] as const);
  // Accepted words are in the draft: on the listing's page they are sent to review or published.
  const path = `/capabilities/${reference}`;
  if (answered.ok) return redirectWithFlash(done === 'accepted' ? path : `${path}/suggestions`, `suggestions.${done}`);
  refuseWhole(answered.reason);
  const answer: SuggestionAnswer = { refusal: answered.reason, typed };
  return data({ answer }, { status: suggestionRefusals[answered.reason].status });
}

export default function CapabilitySuggestionsRoute() {
  const answer = useActionData<typeof action>() as { answer: SuggestionAnswer } | undefined;
  return <SuggestionsPage answer={answer?.answer ?? null} {...useLoaderData<typeof loader>()} />;
}
