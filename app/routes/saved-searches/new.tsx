// /saved-searches/new?q=…: the same question as the search page's address, to be kept. Visitors are told why to sign in.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isDivision } from '#app/domain/division.ts';
import { Explanation } from '#app/features/saved-searches/explanation.tsx';
import { replaceSavedSearch, saveSearch } from '#app/features/saved-searches/keep-saved-search.server.ts';
import { previewSearch } from '#app/features/saved-searches/list-saved-searches.server.ts';
import { SavedSearchForm } from '#app/features/saved-searches/saved-search-form.tsx';
import { savedSearchInput } from '#app/features/saved-searches/saved-search-input.ts';
import { savedSearchRefusals } from '#app/features/saved-searches/saved-search-refusals.ts';
import { SignInFirst } from '#app/features/saved-searches/sign-in-first.tsx';
import { searchQuestion } from '#app/features/search/addressed-question.server.ts';
import { readSearchAddress, writeSearchAddress } from '#app/features/search/search-address.ts';
import { admit, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, (t) => t.savedSearches.newTitle),
  { name: 'robots', content: 'noindex' },
];

/** The question with its address, without page and order: they do not change what is found. */
function askedQuestion(request: Request) {
  const read = readSearchAddress(new URL(request.url).searchParams);
  const address = { ...read, regions: read.regions.filter(isDivision), sort: 'relevance' as const, page: 1 };
  const question = searchQuestion(address);
  // On the tabs of calls and organisations nothing is told.
  if (question.lists.length === 0) refuseAccess('not-found');
  return { address: writeSearchAddress(address), ...question };
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/saved-searches/new');
  const question = askedQuestion(args.request);
  const preview = await previewSearch(viewer?.actor ?? null, i18nFor(args.context.locale), question);
  return { isVisitor: viewer === null, address: question.address, ...preview };
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/saved-searches/new');
  const question = askedQuestion(args.request);
  const submission = parseForm(await readFormData(args.request), savedSearchInput);
  if (submission.status !== 'success') return data({ reply: submission.reply(), refusal: null }, { status: 422 });
  const { instead, ...named } = submission.value;
  const actor = viewer?.actor ?? null;
  const saved = instead
    ? await replaceSavedSearch(actor, instead, { ...named, question })
    : await saveSearch(actor, { ...named, question });
  if (saved.ok) return redirectWithFlash(question.address, 'savedSearches.saved');
  refuseWhole(saved.reason);
  const { status } = savedSearchRefusals[saved.reason];
  return data({ reply: submission.reply(), refusal: saved.reason }, { status });
}

export default function NewSavedSearchRoute() {
  const { isVisitor, address, name, own, explanation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words = t.savedSearches;
  return (
    <>
      <PageHeader lead={words.lead} title={words.newTitle} />
      <Stack gap="large">
        {answer?.refusal && (
          <Notice live tone="danger">
            {savedSearchRefusals[answer.refusal].say(t)}
          </Notice>
        )}
        {isVisitor ? (
          <SignInFirst address={address} />
        ) : (
          <Panel>
            <SavedSearchForm
              back={address}
              frequency="daily"
              name={name}
              own={own}
              reply={answer?.reply}
              submit={words.submit}
            />
          </Panel>
        )}
        <Panel>
          <Explanation lines={explanation} />
        </Panel>
      </Stack>
    </>
  );
}
