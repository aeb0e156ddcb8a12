// /opportunities/:reference/edit: changes the working draft of an opportunity.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CoachedForm } from '#app/features/coach/coach-panel.tsx';
import { movedForm } from '#app/features/coach/move-contacts-in-form.ts';
import { refusalFromAddress } from '#app/features/listings/form-refusal.server.ts';
import { getOwnListing, readOwnContact } from '#app/features/listings/get-listing.server.ts';
import { type FormRefusal, listingRefusals } from '#app/features/listings/listing-refusals.ts';
import { OpportunityForm } from '#app/features/listings/opportunity-form.tsx';
import { opportunityFormValues, opportunityInput } from '#app/features/listings/opportunity-input.ts';
import { publicationWay } from '#app/features/listings/publication-way.ts';
import { submitListing } from '#app/features/listings/submit-listing.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { badInput, parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { env } from '#app/runtime/env.server.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.form.editOpportunity);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/opportunities/edit');
  const reference = args.params.reference ?? '';
  const own = await getOwnListing(actor, 'opportunity', reference);
  if (!own.ok) refuseAccess(own.reason);
  const { draft, published, organisation } = own.value;
  const content = draft?.content ?? published?.content;
  if (!content) refuseAccess('not-found');
  const contact = await readOwnContact(actor, 'opportunity', reference);
  return {
    reference,
    values: { ...opportunityFormValues(content), contact },
    refusal: refusalFromAddress(new URL(args.request.url).searchParams.get('refused'), content),
    minimum: env().COACH_MINIMUM,
    publication: publicationWay(actor, { owner: organisation.id }),
    isRepublishing: published !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/opportunities/edit');
  const form = await readFormData(args.request);
  const moved = movedForm(form);
  if (moved) return badInput(parseForm(moved, opportunityInput));
  const submission = parseForm(form, opportunityInput);
  if (submission.status !== 'success') return badInput(submission);
  const { content, contact, changeReason } = submission.value;
  const publication = form.get('intent') === 'publish' ? { changeReason } : null;
  const input = { reference: args.params.reference ?? '', content, contact };
  const submitted = await submitListing(actor, 'opportunity', input, publication);
  if (!submitted.ok) refuseAccess(submitted.reason);
  const { reference, isPublished, refusal } = submitted.value;
  if (refusal) {
    const { status } = listingRefusals[refusal.reason];
    return data({ reply: submission.reply(), refusal }, { status });
  }
  return redirectWithFlash(`/opportunities/${reference}`, isPublished ? 'listings.published' : 'listings.saved');
}

export default function EditOpportunityRoute() {
  const { reference, refusal, minimum, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const path = `/opportunities/${reference}`;
  const answered = (answer as { refusal?: FormRefusal } | undefined)?.refusal ?? null;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: t.listings.workspace.title, to: '/workspace' },
          { label: reference, to: path },
        ]}
        label={t.site.breadcrumbs}
      />
      <PageHeader lead={t.listings.form.lead} title={t.listings.form.editOpportunity} />
      <CoachedForm
        formId="opportunity"
        list="opportunity"
        minimum={minimum}
        values={answer?.reply?.initialValue ?? form.values}
      >
        <OpportunityForm {...form} cancelTo={path} lastResult={answer?.reply} refusal={answer ? answered : refusal} />
      </CoachedForm>
    </>
  );
}
