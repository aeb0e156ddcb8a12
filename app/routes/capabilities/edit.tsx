// /capabilities/:reference/edit: changes the working draft of a capability, or throws it away.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CoachedForm } from '#app/features/coach/coach-panel.tsx';
import { movedForm } from '#app/features/coach/move-contacts-in-form.ts';
import { answerListingForm, type ListingFormAnswer } from '#app/features/listings/answer-listing-form.server.ts';
import { CapabilityForm } from '#app/features/listings/capability-form.tsx';
import { capabilityFormValues, capabilityInput } from '#app/features/listings/capability-input.ts';
import { DiscardDraft } from '#app/features/listings/discard-draft-button.tsx';
import { getListingForm } from '#app/features/listings/get-listing-form.server.ts';
import { leaveForWriter } from '#app/features/listings/keep-typed-form.server.ts';
import { getReviewComments } from '#app/features/reviews/get-review.server.ts';
import { ReviewComments } from '#app/features/reviews/review-comments.tsx';
import { resolveComments } from '#app/features/reviews/review-draft.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { readViewer } from '#app/http/viewer.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.form.editCapability);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/edit');
  const reference = args.params.reference ?? '';
  const refused = new URL(args.request.url).searchParams.get('refused');
  const { locale } = args.context;
  const start = await getListingForm(actor, 'capability', reference, capabilityFormValues, { locale, refused });
  if (!start.ok) refuseAccess(start.reason);
  const { reviewed, ...shown } = start.value;
  return { ...shown, comments: await getReviewComments(actor, 'capability', reviewed) };
}

export async function action(args: ActionFunctionArgs) {
  const reference = args.params.reference ?? '';
  const path = `/capabilities/${reference}`;
  const sent = await readFormData(args.request);
  const form = movedForm(sent) ?? sent;
  const viewer = await readViewer(args.request, args.context);
  const place = { list: 'capability', reference, locale: args.context.locale } as const;
  if (await leaveForWriter(form, viewer?.actor ?? null, place))
    return viewer
      ? redirectWithFlash(`${path}/edit`, 'listingForm.notYours', 'warning')
      : redirectWithFlash(`/sign-in?${new URLSearchParams({ to: `${path}/edit` })}`, 'listingForm.kept', 'info');
  const { actor } = await admitMember(args, 'routes/capabilities/edit');
  const outcome = await answerListingForm(actor, place, capabilityInput, form);
  if ('reference' in outcome && form.has('resolving'))
    await resolveComments(actor, 'capability', reference, form.getAll('resolved').map(String));
  if (outcome.done === null)
    return outcome.reason === null ? data(outcome.answer, { status: outcome.status }) : refuseAccess(outcome.reason);
  switch (outcome.done) {
    case 'typed-discarded':
      return redirectWithFlash(`${path}/edit`, 'listingForm.typedDiscarded', 'info');
    case 'draft-discarded':
      return redirectWithFlash(path, 'listingForm.draftDiscarded', 'info');
    case 'listing-removed':
      return redirectWithFlash('/workspace', 'listingForm.listingRemoved', 'info');
    case 'previewed':
      return redirect(`${path}/preview`);
    default:
      return redirectWithFlash(path, outcome.done === 'published' ? 'listings.published' : 'listings.saved');
  }
}

export default function EditCapabilityRoute() {
  const { comments, ...start } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ListingFormAnswer | undefined;
  const { t } = useI18n();
  const { reference } = start.keep;
  const path = `/capabilities/${reference}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: t.listings.workspace.title, to: '/workspace' },
          { label: reference, to: path },
        ]}
        label={t.site.breadcrumbs}
      />
      <PageHeader
        actions={start.hasDraft && <DiscardDraft answer={answer} isPublished={start.isRepublishing} />}
        lead={t.listings.form.lead}
        title={t.listings.form.editCapability}
      />
      <ReviewComments comments={comments} editPath="" formId="capability" list="capability" mayTick />
      <CoachedForm
        formId="capability"
        list="capability"
        minimum={start.minimum}
        values={answer?.reply?.initialValue ?? start.values}
      >
        <CapabilityForm answer={answer} cancelTo={path} start={start} />
      </CoachedForm>
    </>
  );
}
