// /organisations/roles: what each role brings in the organisation one acts for.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { changeRoleBundle } from '#app/features/organisations/change-roles.server.ts';
import { getRoles } from '#app/features/organisations/get-roles.server.ts';
import { bundleInput } from '#app/features/organisations/organisation-input.ts';
import { organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { RolesPage } from '#app/features/organisations/roles-page.tsx';
import { admitMember, missingProof, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.roles.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/organisations/roles');
  const [roles, missing] = await Promise.all([
    getRoles(actor.organisation.id),
    missingProof(actor, 'organisation.change-roles'),
  ]);
  const names = { nameZh: organisation?.nameZh ?? '', nameEn: organisation?.nameEn ?? '' };
  return { ...roles, missing, names, mayChange: mayDo(actor, 'organisation.change-roles') };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/roles');
  const submission = parseForm(await readFormData(args.request), bundleInput);
  if (submission.status !== 'success') refuseAccess('not-found'); // only boxes and buttons of ours send this
  const result = await changeRoleBundle(actor, actor.organisation.id, submission.value);
  if (result.ok) return redirectWithFlash('/organisations/roles', 'roles.changed');
  refuseWhole(result.reason);
  return data({ refusal: result.reason }, { status: organisationsRefusals[result.reason].status });
}

export default function RolesRoute() {
  const { names, ...page } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { locale } = useI18n();
  return <RolesPage {...page} organisation={organisationName(locale, names)} refusal={refusal} />;
}
