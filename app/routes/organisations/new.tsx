// Creates an organisation.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createOrganisation } from '#app/features/organisations/create-organisation.server.ts';
import { listMorePlaces } from '#app/features/organisations/get-organisation.server.ts';
import { OrganisationForm, type OrganisationFormAnswer } from '#app/features/organisations/organisation-form.tsx';
import { organisationInput } from '#app/features/organisations/organisation-input.ts';
import { organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { admitPerson } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.organisations.form.createTitle);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/organisations/new');
  return { morePlaces: listMorePlaces(args.context.locale) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, sessionToken } = await admitPerson(args, 'routes/organisations/new');
  const submission = parseForm(await readFormData(args.request), organisationInput);
  if (submission.status !== 'success')
    return data<OrganisationFormAnswer>({ reply: submission.reply() }, { status: 422 });
  const result = await createOrganisation(actor, sessionToken, submission.value);
  if (result.ok) return redirectWithFlash(`/organisations/${result.reference}`, 'organisations.created');
  const { status } = organisationsRefusals[result.reason];
  return data<OrganisationFormAnswer>({ reply: submission.reply(), refusal: result.reason }, { status });
}

export default function NewOrganisationRoute() {
  const { morePlaces } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as OrganisationFormAnswer | undefined;
  const { t } = useI18n();
  const { form: words } = t.organisations;
  return (
    <>
      <PageHeader lead={words.createLead} title={words.createTitle} />
      <OrganisationForm answer={answer ?? {}} cancelTo="/account" morePlaces={morePlaces} submitLabel={words.create} />
    </>
  );
}
