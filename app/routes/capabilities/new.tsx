// /capabilities/new: writes the first draft of a capability.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CoachedForm } from '#app/features/coach/coach-panel.tsx';
import { movedForm } from '#app/features/coach/move-contacts-in-form.ts';
import { CapabilityForm } from '#app/features/listings/capability-form.tsx';
import { capabilityInput, newCapabilityValues } from '#app/features/listings/capability-input.ts';
import { publicationWay } from '#app/features/listings/publication-way.ts';
import { submitListing } from '#app/features/listings/submit-listing.server.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { badInput, parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { env } from '#app/runtime/env.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.listings.form.newCapability);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/new');
  return {
    values: newCapabilityValues(args.context.locale === 'en' ? 'en' : 'zh'),
    publication: publicationWay(actor),
    minimum: env().COACH_MINIMUM,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/capabilities/new');
  const form = await readFormData(args.request);
  const moved = movedForm(form);
  if (moved) return badInput(parseForm(moved, capabilityInput));
  const submission = parseForm(form, capabilityInput);
  if (submission.status !== 'success') return badInput(submission);
  const { content, contact, changeReason } = submission.value;
  const publication = form.get('intent') === 'publish' ? { changeReason } : null;
  const submitted = await submitListing(actor, 'capability', { content, contact }, publication);
  if (!submitted.ok) refuseAccess(submitted.reason);
  const { reference, isPublished, refusal } = submitted.value;
  // The draft exists now: going on at its own address keeps a second press from adding it twice.
  if (refusal) throw redirect(`/capabilities/${reference}/edit?refused=${refusal.reason}`);
  return redirectWithFlash(`/capabilities/${reference}`, isPublished ? 'listings.published' : 'listings.saved');
}

export default function NewCapabilityRoute() {
  const { values, publication, minimum } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <PageHeader lead={t.listings.form.lead} title={t.listings.form.newCapability} />
      <CoachedForm
        formId="capability"
        list="capability"
        minimum={minimum}
        values={answer?.reply?.initialValue ?? values}
      >
        <CapabilityForm
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
