// The public page of an organisation; its administrators ask for verification here.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { LatestListings } from '#app/features/listings/latest-listings.tsx';
import { listPublicListings } from '#app/features/listings/list-listings.server.ts';
import { getOwnView, getPublicOrganisation } from '#app/features/organisations/get-organisation.server.ts';
import { OrganisationPage } from '#app/features/organisations/organisation-page.tsx';
import { type OrganisationReason, organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { requestVerification } from '#app/features/organisations/request-verification.server.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Section } from '#app/ui/layout.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: found }) =>
  pageTitle(matches, () => found?.organisation.nameZh || found?.organisation.nameEn);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/organisations/detail');
  const found = await getPublicOrganisation(args.params.reference ?? '', args.context.locale);
  if (!found) refuseAccess('not-found');
  const { id, isLogoPublic, logo, ...facts } = found;
  const isOwn = viewer?.actor.organisation?.id === id;
  const own = isOwn ? { mayManage: mayDo(viewer.actor, 'organisation.manage', id), ...(await getOwnView(id)) } : null;
  const [opportunities, capabilities] = await Promise.all([
    listPublicListings('opportunity', { organisationId: id }),
    listPublicListings('capability', { organisationId: id }),
  ]);
  return {
    organisation: { ...facts, logo: isOwn || isLogoPublic ? logo : null },
    own,
    opportunities: opportunities.items,
    capabilities: capabilities.items,
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/organisations/detail');
  const found = await getPublicOrganisation(args.params.reference ?? '', args.context.locale);
  if (!viewer || !found) refuseAccess('not-found');
  const result = await requestVerification(viewer.actor, found.id);
  if (result.ok) return redirectWithFlash(`/organisations/${found.reference}`, 'organisations.verification-requested');
  if (result.reason === 'not-found') refuseAccess('not-found');
  return data<{ refusal: OrganisationReason }>(
    { refusal: result.reason },
    { status: organisationsRefusals[result.reason].status },
  );
}

export default function OrganisationRoute() {
  const { organisation, own, opportunities, capabilities } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const lists = [
    { list: 'opportunity', items: opportunities },
    { list: 'capability', items: capabilities },
  ] as const;
  const answer = useActionData<typeof action>() as { refusal: OrganisationReason } | undefined;
  return (
    <OrganisationPage organisation={organisation} own={own} refusal={answer?.refusal}>
      {lists.map(
        ({ list, items }) =>
          items.length > 0 && (
            <Section key={list} title={t.vocabulary.list[list]}>
              <LatestListings items={items} list={list} />
            </Section>
          ),
      )}
    </OrganisationPage>
  );
}
