// The operator's list of organisations to verify.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type VerificationState, verificationStates } from '#app/domain/organisation.ts';
import { answerVerification } from '#app/features/organisations/answer-verification.server.ts';
import { listVerifications } from '#app/features/organisations/list-verifications.server.ts';
import { verificationInput } from '#app/features/organisations/organisation-input.ts';
import { type OrganisationReason, organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { RefusalNotice } from '#app/features/organisations/refusal-notice.tsx';
import { VerificationList } from '#app/features/organisations/verification-list.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { Pagination } from '#app/ui/pagination.tsx';
import { TabLinks } from '#app/ui/tabs.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.operations.verifications.title);

const path = '/operator/verifications';
const isState = (text: string | null): text is VerificationState =>
  (verificationStates as readonly (string | null)[]).includes(text);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/oversight/verifications');
  const { searchParams } = new URL(args.request.url);
  const asked = searchParams.get('state');
  const state = isState(asked) ? asked : 'submitted';
  const after = searchParams.get('after') ?? '';
  const cursor = /^[\da-f-]{36}$/.test(after) ? after : undefined;
  return { state, isFirst: cursor === undefined, ...(await listVerifications(state, cursor)) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/verifications');
  const submission = parseForm(await readFormData(args.request), verificationInput);
  if (submission.status !== 'success') refuseAccess('not-found');
  const result = await answerVerification(actor, submission.value);
  if (result.ok) return redirectWithFlash(path, `operations.${result.answer}`);
  const { status } = organisationsRefusals[result.reason];
  return data<{ refusal: OrganisationReason }>({ refusal: result.reason }, { status });
}

export default function VerificationsRoute() {
  const { state, isFirst, entries, next, counts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: OrganisationReason } | undefined;
  const { t } = useI18n();
  const { verifications: words } = t.operations;
  const tabs = (['submitted', 'verified', 'returned', 'suspended', 'unverified'] as const).map((value) => ({
    to: `${path}?state=${value}`,
    label: t.vocabulary.verification[value],
    current: value === state,
    count: counts[value] ?? 0,
  }));
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <TabLinks label={words.states} tabs={tabs} />
      <Stack>
        <RefusalNotice reason={answer?.refusal} />
        <VerificationList entries={entries} />
      </Stack>
      <Pagination
        labels={{
          navigation: t.site.pagination.label,
          previous: t.site.pagination.previous,
          next: t.site.pagination.next,
        }}
        next={next ? `${path}?state=${state}&after=${next}` : undefined}
        previous={isFirst ? undefined : `${path}?state=${state}`}
      />
    </>
  );
}
