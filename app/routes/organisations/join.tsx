// Where the link of an invitation leads.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { acceptInvitation, readInvitation } from '#app/features/organisations/join-organisation.server.ts';
import { type OrganisationReason, organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { RefusalNotice } from '#app/features/organisations/refusal-notice.tsx';
import { admitPerson } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import type { Viewer } from '#app/http/viewer.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button } from '#app/ui/button.tsx';
import { Panel, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.organisations.join.title);

const joinerOf = ({ actor, email, sessionToken }: Viewer) => ({ actor, email, sessionToken });

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admitPerson(args, 'routes/organisations/join');
  const token = new URL(args.request.url).searchParams.get('token') ?? '';
  const result = await readInvitation(joinerOf(viewer), token);
  const { email } = viewer;
  if (result.ok) return data({ token, email, invitation: result.invitation, refusal: null });
  const { status } = organisationsRefusals[result.reason];
  return data({ token, email, invitation: null, refusal: result.reason }, { status });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admitPerson(args, 'routes/organisations/join');
  const form = await readFormData(args.request);
  const result = await acceptInvitation(joinerOf(viewer), String(form.get('token') ?? ''));
  if (result.ok) return redirectWithFlash(`/organisations/${result.reference}`, 'organisations.joined');
  const { status } = organisationsRefusals[result.reason];
  return data<{ refusal: OrganisationReason }>({ refusal: result.reason }, { status });
}

export default function JoinRoute() {
  const { token, email, invitation, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: OrganisationReason } | undefined;
  const { locale, t } = useI18n();
  const { join: words } = t.organisations;
  return (
    <>
      <PageHeader title={words.title} />
      <Stack>
        <RefusalNotice reason={answer?.refusal ?? refusal} />
        {invitation && (
          <Panel>
            <p>
              {words.text({
                organisation: organisationName(locale, invitation.organisation),
                role: t.vocabulary.memberRole[invitation.role],
              })}
            </p>
            <p className="mt-1 text-text-muted">{words.acceptAs({ email })}</p>
            <Form className="mt-4" method="post">
              <input name="token" type="hidden" value={token} />
              <Button type="submit" variant="primary">
                {words.accept}
              </Button>
            </Form>
          </Panel>
        )}
      </Stack>
    </>
  );
}
