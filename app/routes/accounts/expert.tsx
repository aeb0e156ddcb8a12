// An expert's own profile.
import type { SubmissionResult } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ExpertForm } from '#app/features/experts/expert-form.tsx';
import { expertInput } from '#app/features/experts/expert-input.ts';
import { getExpertProfile, keepExpertProfile } from '#app/features/experts/keep-expert-profile.server.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { badInput, parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.experts.form.heading);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/expert');
  const { engagements, fields, ...profile } = await getExpertProfile(actor);
  const rows = (kind: 'employment' | 'project') =>
    engagements
      .filter((row) => row.kind === kind)
      .map(({ kind: _, startedOn, endedOn, ...row }) => ({
        ...row,
        startedOn: startedOn ?? '',
        endedOn: endedOn ?? '',
      }));
  return { ...profile, fields: [...fields], employments: rows('employment'), projects: rows('project') };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/expert');
  const submission = parseForm(await readFormData(args.request), expertInput);
  if (submission.status !== 'success') return badInput(submission);
  const result = await keepExpertProfile(actor, submission.value);
  return result.ok ? redirectWithFlash('/account/expert', 'experts.saved') : refuseAccess(result.reason);
}

export default function ExpertRoute() {
  const values = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { reply: SubmissionResult<string[]> } | undefined;
  const { t } = useI18n();
  return (
    <>
      <PageHeader lead={t.experts.form.lead} title={t.experts.form.heading} />
      <ExpertForm reply={answer?.reply ?? null} values={values} />
    </>
  );
}
