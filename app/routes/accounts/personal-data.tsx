// /account/personal-data: what is kept about oneself, and having it deleted.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { retentionHere } from '#app/features/personal-data/apply-retention.server.ts';
import { eraseOwnAccount } from '#app/features/personal-data/erase-person.server.ts';
import { erasureInput } from '#app/features/personal-data/personal-data-input.ts';
import { type ErasureAnswer, PersonalDataPage } from '#app/features/personal-data/personal-data-page.tsx';
import { personalDataRefusals } from '#app/features/personal-data/personal-data-refusals.ts';
import { admitPerson, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.personalData.title);

export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/accounts/personal-data');
  return { retention: retentionHere() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/personal-data');
  const submission = parseForm(await readFormData(args.request), erasureInput);
  // What was typed is a password: it does not go back.
  if (submission.status !== 'success')
    return data<ErasureAnswer>({ reply: submission.reply({ hideFields: ['password'] }) }, { status: 422 });
  const erased = await eraseOwnAccount(actor, submission.value, args.request.headers);
  if (erased.ok) return redirectWithFlash('/', 'personalData.erased');
  refuseWhole(erased.reason);
  const { status } = personalDataRefusals[erased.reason];
  return data<ErasureAnswer>({ refusal: erased.reason, organisations: erased.organisations }, { status });
}

export default function PersonalDataRoute() {
  const { retention } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as ErasureAnswer | undefined;
  return <PersonalDataPage answer={answer ?? {}} retention={retention} />;
}
