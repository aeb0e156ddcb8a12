// Honours and innovation credit of the organisation one acts for.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addHonour, changeCredit, removeHonour } from '#app/features/organisations/change-honours.server.ts';
import { getOwnHonours, getOwnOrganisation } from '#app/features/organisations/get-organisation.server.ts';
import { creditInput, honourInput } from '#app/features/organisations/honour-input.ts';
import { type HonoursAnswer, HonoursPage } from '#app/features/organisations/honours-page.tsx';
import { organisationsRefusals } from '#app/features/organisations/organisations-refusals.ts';
import { ProfileTabs } from '#app/features/organisations/profile-tabs.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.organisations.honours.title);

const path = '/organisations/honours';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/honours');
  const [{ nameZh, nameEn, credit }, honours] = await Promise.all([
    getOwnOrganisation(actor.organisation.id),
    getOwnHonours(actor.organisation.id),
  ]);
  return { nameZh, nameEn, honours, credit: credit && { ...credit, score: String(credit.score) } };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/organisations/honours');
  const organisationId = actor.organisation.id;
  const form = await readFormData(args.request);
  const intent = form.get('intent');
  if (intent === 'remove') {
    const removed = await removeHonour(actor, organisationId, String(form.get('honourId')));
    if (removed.ok) return redirectWithFlash(path, 'organisations.honour-removed');
    const { status } = organisationsRefusals[removed.reason];
    return data<HonoursAnswer>({ refusal: removed.reason }, { status });
  }
  const isCredit = intent === 'credit';
  const submission = isCredit ? parseForm(form, creditInput) : parseForm(form, honourInput);
  const answer: HonoursAnswer = { form: isCredit ? 'credit' : 'honour', reply: submission.reply() };
  if (submission.status !== 'success') return data<HonoursAnswer>(answer, { status: 422 });
  const { value } = submission;
  const result =
    value && 'kind' in value
      ? await addHonour(actor, organisationId, value)
      : await changeCredit(actor, organisationId, value);
  if (result.ok) return redirectWithFlash(path, isCredit ? 'organisations.credit-saved' : 'organisations.honour-added');
  return data<HonoursAnswer>(
    { ...answer, refusal: result.reason },
    { status: organisationsRefusals[result.reason].status },
  );
}

export default function HonoursRoute() {
  const { honours, credit, ...names } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as HonoursAnswer | undefined;
  const { locale, t } = useI18n();
  return (
    <>
      <PageHeader eyebrow={organisationName(locale, names)} title={t.organisations.honours.title} />
      <ProfileTabs current="honours" />
      <HonoursPage answer={answer ?? {}} credit={credit} honours={honours} />
    </>
  );
}
