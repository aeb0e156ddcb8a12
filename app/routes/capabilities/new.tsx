// /capabilities/new: writes the first draft of a capability.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CoachedForm } from '#app/features/coach/coach-panel.tsx';
import { movedForm } from '#app/features/coach/move-contacts-in-form.ts';
import { answerListingForm, type ListingFormAnswer } from '#app/features/listings/answer-listing-form.server.ts';
import { CapabilityForm } from '#app/features/listings/capability-form.tsx';
import { capabilityInput, newCapabilityValues } from '#app/features/listings/capability-input.ts';
import { getNewListingForm } from '#app/features/listings/get-listing-form.server.ts';
import { leaveForWriter } from '#app/features/listings/keep-typed-form.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { readViewer } from '#app/http/viewer.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

const here = '/capabilities/new';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.form.newCapability);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/new');
  const { locale } = args.context;
  const start = await getNewListingForm(
    actor,
    'capability',
    newCapabilityValues(locale === 'en' ? 'en' : 'zh'),
    locale,
  );
  return start.ok ? start.value : refuseAccess(start.reason);
}

export async function action(args: ActionFunctionArgs) {
  const sent = await readFormData(args.request);
  const form = movedForm(sent) ?? sent;
  const viewer = await readViewer(args.request, args.context);
  const place = { list: 'capability', reference: '', locale: args.context.locale } as const;
  if (await leaveForWriter(form, viewer?.actor ?? null, place))
    return viewer
      ? redirectWithFlash(here, 'listingForm.notYours', 'warning')
      : redirectWithFlash(`/sign-in?${new URLSearchParams({ to: here })}`, 'listingForm.kept', 'info');
  const { actor } = await admitMember(args, 'routes/capabilities/new');
  const outcome = await answerListingForm(actor, place, capabilityInput, form);
  if (outcome.done === null)
    return outcome.reason === null ? data(outcome.answer, { status: outcome.status }) : refuseAccess(outcome.reason);
  if (!('reference' in outcome)) return redirectWithFlash(here, 'listingForm.typedDiscarded', 'info');
  const path = `/capabilities/${outcome.reference}`;
  // The draft exists now: going on at its own address keeps a second press from adding it twice.
  if (outcome.done === 'refused-new') return redirect(`${path}/edit?refused=${outcome.refused}`);
  if (outcome.done === 'previewed') return redirect(`${path}/preview`);
  return redirectWithFlash(path, outcome.done === 'published' ? 'listings.published' : 'listings.saved');
}

export default function NewCapabilityRoute() {
  const start = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ListingFormAnswer | undefined;
  const { t } = useI18n();
  return (
    <>
      <PageHeader lead={t.listings.form.lead} title={t.listings.form.newCapability} />
      <CoachedForm
        formId="capability"
        list="capability"
        minimum={start.minimum}
        values={answer?.reply?.initialValue ?? start.values}
      >
        <CapabilityForm answer={answer} cancelTo="/workspace" start={start} />
      </CoachedForm>
    </>
  );
}
