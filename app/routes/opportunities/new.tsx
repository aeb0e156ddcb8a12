// /opportunities/new: writes the first draft of an opportunity.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CoachedForm } from '#app/features/coach/coach-panel.tsx';
import { movedForm } from '#app/features/coach/move-contacts-in-form.ts';
import { OpportunityForm } from '#app/features/listings/opportunity-form.tsx';
import { newOpportunityValues, opportunityInput } from '#app/features/listings/opportunity-input.ts';
import { publicationWay } from '#app/features/listings/publication-way.ts';
import { submitListing } from '#app/features/listings/submit-listing.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { badInput, parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { env } from '#app/runtime/env.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.form.newOpportunity);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/opportunities/new');
  return {
    values: newOpportunityValues(args.context.locale === 'en' ? 'en' : 'zh'),
    publication: publicationWay(actor),
    minimum: env().COACH_MINIMUM,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/opportunities/new');
  const form = await readFormData(args.request);
  const moved = movedForm(form);
  if (moved) return badInput(parseForm(moved, opportunityInput));
  const submission = parseForm(form, opportunityInput);
  if (submission.status !== 'success') return badInput(submission);
  const { content, contact, changeReason } = submission.value;
  const publication = form.get('intent') === 'publish' ? { changeReason } : null;
  const submitted = await submitListing(actor, 'opportunity', { content, contact }, publication);
  if (!submitted.ok) refuseAccess(submitted.reason);
  const { reference, isPublished, refusal } = submitted.value;
  // The draft exists now: going on at its own address keeps a second press from adding it twice.
  if (refusal) throw redirect(`/opportunities/${reference}/edit?refused=${refusal.reason}`);
  return redirectWithFlash(`/opportunities/${reference}`, isPublished ? 'listings.published' : 'listings.saved');
}

export default function NewOpportunityRoute() {
  const { values, publication, minimum } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader lead={t.listings.form.lead} title={t.listings.form.newOpportunity} />
      <CoachedForm
        formId="opportunity"
        list="opportunity"
        minimum={minimum}
        values={answer?.reply?.initialValue ?? values}
      >
        <OpportunityForm
          cancelTo="/workspace"
          isRepublishing={false}
          lastResult={answer?.reply}
          publication={publication}
          refusal={null}
          values={values}
        />
      </CoachedForm>
    </>
  );
}
