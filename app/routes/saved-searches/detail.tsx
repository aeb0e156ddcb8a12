// /saved-searches/:id: one saved search, what it found, and everything that can be done with it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  changeSavedSearch,
  pauseSavedSearch,
  removeSavedSearch,
  resumeSavedSearch,
} from '#app/features/saved-searches/keep-saved-search.server.ts';
import { getSavedSearch } from '#app/features/saved-searches/list-saved-searches.server.ts';
import { savedSearchInput } from '#app/features/saved-searches/saved-search-input.ts';
import { SavedSearchPage } from '#app/features/saved-searches/saved-search-page.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: view }) =>
  pageTitle(matches, (t) => [view?.search.name, t.savedSearches.title].filter(Boolean).join(' · '));

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/saved-searches/detail');
  const after = new URL(args.request.url).searchParams.get('after');
  const view = await getSavedSearch(actor, i18nFor(args.context.locale), args.params.id ?? '', after);
  if (!view) refuseAccess('not-found');
  return view;
}

const acts = {
  pause: [pauseSavedSearch, 'savedSearches.paused'],
  resume: [resumeSavedSearch, 'savedSearches.resumed'],
  delete: [removeSavedSearch, 'savedSearches.deleted'],
} as const;

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/saved-searches/detail');
  const id = args.params.id ?? '';
  const form = await readFormData(args.request);
  const intent = form.get('intent');
  if (intent === 'pause' || intent === 'resume' || intent === 'delete') {
    const [run, flash] = acts[intent];
    const done = await run(actor, id);
    if (!done.ok) refuseAccess(done.reason);
    return redirectWithFlash('/saved-searches', flash);
  }
  const submission = parseForm(form, savedSearchInput);
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 });
  const { name, frequency } = submission.value;
  const changed = await changeSavedSearch(actor, id, { name, frequency });
  if (!changed.ok) refuseAccess(changed.reason);
  return redirectWithFlash(`/saved-searches/${id}`, 'savedSearches.changed');
}

export default function SavedSearchRoute() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SavedSearchPage {...view} key={`${view.search.name} ${view.search.frequency}`} reply={answer?.reply} />;
}
