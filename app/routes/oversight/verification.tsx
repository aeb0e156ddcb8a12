// One organisation's case: the operator says why they look, looks and decides.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { StaffReadReason } from '#app/domain/staff-read.ts';
import { answerVerification, overrideUscc } from '#app/features/organisations/answer-verification.server.ts';
import { getVerificationCase } from '#app/features/organisations/list-verifications.server.ts';
import { type OrganisationReason, organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { VerificationCase } from '#app/features/organisations/verification-case.tsx';
import { usccOverrideInput, verificationInput } from '#app/features/organisations/verification-input.ts';
import { hasStaffPermit, openForStaff } from '#app/features/oversight/staff-permit.server.ts';
import { StaffPermitForm } from '#app/features/oversight/staff-permit-form.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: found }) =>
  pageTitle(matches, (t) => found && `${t.operations.caseOf.eyebrow} ${found.nameZh || found.nameEn}`);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/verification');
  const found = await getVerificationCase(args.params.reference ?? '', args.context.locale);
  if (!found) refuseAccess('not-found');
  const { reference, nameZh, nameEn } = found;
  // Without a permit only what everybody may know leaves the server.
  return { reference, nameZh, nameEn, found: (await hasStaffPermit(actor, found.id)) ? found : null };
}

interface Answer {
  readonly refusal?: OrganisationReason;
  readonly unread?: StaffReadReason;
}

const refused = (refusal: OrganisationReason) =>
  data<Answer>({ refusal }, { status: organisationsRefusals[refusal].status });

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/verification');
  const here = `/operator/verifications/${args.params.reference}`;
  const form = await readFormData(args.request);
  if (form.get('intent') === 'read') {
    const reason = String(form.get('reason') ?? '').slice(0, 300);
    const opened = await openForStaff(actor, args.params.reference ?? '', { what: 'verification-case', reason });
    if (opened.ok) return redirectWithFlash(here, 'oversight.granted');
    if (opened.reason !== 'reason-needed') refuseAccess(opened.reason);
    return data<Answer>({ unread: opened.reason }, { status: 422 });
  }
  if (form.get('intent') === 'override') {
    const submission = parseForm(form, usccOverrideInput);
    if (submission.status !== 'success') refuseAccess('not-found');
    const result = await overrideUscc(actor, submission.value);
    return result.ok ? redirectWithFlash(here, 'operations.uscc-overridden') : refused(result.reason);
  }
  const submission = parseForm(form, verificationInput);
  if (submission.status !== 'success') refuseAccess('not-found');
  const result = await answerVerification(actor, submission.value);
  return result.ok ? redirectWithFlash(here, `operations.${result.answer}`) : refused(result.reason);
}

export default function VerificationRoute() {
  const { found, ...organisation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const { locale, t } = useI18n();
  if (found) return <VerificationCase found={found} refusal={answer?.refusal ?? null} />;
  return (
    <>
      <PageHeader
        eyebrow={`${t.operations.caseOf.eyebrow} · ${organisation.reference}`}
        title={organisationName(locale, organisation)}
      />
      <StaffPermitForm
        refusal={answer?.unread ?? null}
        scope={t.oversight.all.scopeOne(organisation)}
        text={t.oversight.permit.caseText}
        title={t.oversight.all.askTitle}
      />
    </>
  );
}
