// /introductions/new?opportunity=… or ?capability=…: expressing interest in a listing, with an own one to go with it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { getInterestForm } from '#app/features/introductions/get-interest-form.server.ts';
import { InterestForm } from '#app/features/introductions/interest-form.tsx';
import { interestInput } from '#app/features/introductions/introduction-input.ts';
import { introductionRefusals } from '#app/features/introductions/introductions-refusals.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm, readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.introductions.newTitle);

/** Which listing the address names: `about` is the other side's, `offered` the own one suggested by the match. */
function readAddress(request: Request) {
  const { searchParams } = new URL(request.url);
  const list = searchParams.get('about') === 'capability' ? ('capability' as const) : ('opportunity' as const);
  const other = list === 'opportunity' ? 'capability' : 'opportunity';
  return { list, reference: searchParams.get(list) ?? '', offered: searchParams.get(other) ?? '' };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, name, email } = await admitMember(args, 'routes/introductions/new');
  const address = readAddress(args.request);
  const form = await getInterestForm(actor, address);
  if (!form) refuseAccess('not-found');
  return { form, list: address.list, offered: address.offered, contact: { name, email } };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/new');
  const submission = parseForm(await readFormData(args.request), interestInput);
  if (submission.status !== 'success') return data({ reply: submission.reply(), reason: null }, { status: 422 });
  const result = await expressInterest(actor, readAddress(args.request), submission.value);
  if (result.ok) return redirectWithFlash(`/introductions/${result.value.id}`, 'introductions.sent');
  if (result.reason === 'not-found') refuseAccess('not-found');
  return data(
    { reply: submission.reply(), reason: result.reason },
    { status: introductionRefusals[result.reason].status },
  );
}

export default function NewIntroductionPage() {
  const { form, list, offered, contact } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useI18n();
  const words = t.introductions;
  return (
    <>
      <PageHeader
        lead={
          <TextLink to={`/${list === 'opportunity' ? 'opportunities' : 'capabilities'}/${form.target.reference}`}>
            {words.newLead({ title: form.target.title })}
          </TextLink>
        }
        title={words.newTitle}
      />
      <InterestForm
        contact={contact}
        given={form}
        lastResult={result?.reply}
        list={list}
        offered={offered}
        refusal={result?.reason ? introductionRefusals[result.reason].say(t) : null}
      />
    </>
  );
}
