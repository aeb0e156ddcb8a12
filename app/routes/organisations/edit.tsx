// Edits the organisation one acts for.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeOrganisation } from '#app/features/organisations/change-organisation.server.ts';
import { getOwnOrganisation, listMorePlaces } from '#app/features/organisations/get-organisation.server.ts';
import { OrganisationForm, type OrganisationFormAnswer } from '#app/features/organisations/organisation-form.tsx';
import { organisationInput } from '#app/features/organisations/organisation-input.ts';
import { organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { ProfileTabs } from '#app/features/organisations/profile-tabs.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.organisations.form.editTitle);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/edit');
  const organisation = await getOwnOrganisation(actor.organisation.id);
  const { reference, type, nameZh, nameEn, uscc, divisionCode, functionalArea } = organisation;
  const { descriptionZh, descriptionEn, website, usccClaim } = organisation;
  return {
    reference,
    morePlaces: listMorePlaces(args.context.locale, divisionCode),
    values: {
      type,
      nameZh,
      nameEn,
      uscc: uscc ?? '',
      usccClaim,
      divisionCode,
      functionalArea,
      descriptionZh,
      descriptionEn,
      website,
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/edit');
  const submission = parseForm(await readFormData(args.request), organisationInput);
  if (submission.status !== 'success')
    return data<OrganisationFormAnswer>({ reply: submission.reply() }, { status: 422 });
  const result = await changeOrganisation(actor, actor.organisation.id, submission.value);
  if (result.ok) {
    const to = `/organisations/${result.reference}`;
    return redirectWithFlash(to, result.resubmitted ? 'organisations.changed-resubmitted' : 'organisations.changed');
  }
  const { status } = organisationsRefusals[result.reason];
  return data<OrganisationFormAnswer>({ reply: submission.reply(), refusal: result.reason }, { status });
}

export default function EditOrganisationRoute() {
  const { reference, values, morePlaces } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as OrganisationFormAnswer | undefined;
  const { locale, t } = useI18n();
  const { form: words } = t.organisations;
  return (
    <>
      <PageHeader eyebrow={organisationName(locale, values)} title={words.editTitle} />
      <ProfileTabs current="edit" />
      <OrganisationForm
        answer={answer ?? {}}
        cancelTo={`/organisations/${reference}`}
        morePlaces={morePlaces}
        submitLabel={words.save}
        values={values}
      />
    </>
  );
}
