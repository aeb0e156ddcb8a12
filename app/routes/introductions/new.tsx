// /introductions/new?opportunity=… or ?capability=…: expressing interest in a listing, with an own one to go with it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { documentLimits } from '#app/domain/document.ts';
import { threadLimits } from '#app/domain/introduction-thread.ts';
import { fillContact, listColleagues } from '#app/features/introductions/contact-people.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { getInterestForm } from '#app/features/introductions/get-interest-form.server.ts';
import { isId } from '#app/features/introductions/get-introduction.server.ts';
import { InterestForm } from '#app/features/introductions/interest-form.tsx';
import { interestInput } from '#app/features/introductions/introduction-input.ts';
import { introductionRefusals } from '#app/features/introductions/introductions-refusals.ts';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { parseForm } from '#app/http/read-form.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';
import { TextLink } from '#app/ui/prose.tsx';

const limits = {
  field: 'file',
  files: threadLimits.filesAtOnce,
  fileSize: documentLimits.introduction.size,
  total: 40 * 1024 * 1024,
} as const;

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.introductions.newTitle);

/** Which listing the address names: `about` is the other side's, `offered` the own one suggested by the match. */
function readAddress(request: Request) {
  const { searchParams } = new URL(request.url);
  const list = searchParams.get('about') === 'capability' ? ('capability' as const) : ('opportunity' as const);
  const other = list === 'opportunity' ? 'capability' : 'opportunity';
  const proposal = searchParams.get('proposal');
  const address = { list, reference: searchParams.get(list) ?? '', offered: searchParams.get(other) ?? '' };
  return proposal && isId(proposal) ? { ...address, proposal } : address;
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, name, email } = await admitMember(args, 'routes/introductions/new');
  const address = readAddress(args.request);
  const [form, colleagues] = await Promise.all([
    getInterestForm(actor, address, args.context.locale),
    listColleagues(actor),
  ]);
  if (!form) refuseAccess('not-found');
  return { form, colleagues, list: address.list, offered: address.offered, contact: { name, email } };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/introductions/new');
  const upload = await readUpload(args.request, limits);
  if (!upload.ok)
    return data({ reply: undefined, reason: upload.reason }, { status: introductionRefusals[upload.reason].status });
  const { form, files } = upload.value;
  form.delete('file');
  const submission = parseForm(await fillContact(actor, form), interestInput);
  if (submission.status !== 'success') return data({ reply: submission.reply(), reason: null }, { status: 422 });
  const { offered, ...address } = readAddress(args.request);
  // The proposal names both listings: the own one goes with the interest.
  const value = 'proposal' in address ? { ...submission.value, offered } : submission.value;
  const result = await expressInterest(actor, address, value, files);
  if (result.ok) return redirectWithFlash(`/introductions/${result.value.id}`, 'introductions.sent');
  if (result.reason === 'not-found') refuseAccess('not-found');
  return data(
    { reply: submission.reply(), reason: result.reason },
    { status: introductionRefusals[result.reason].status },
  );
}

export default function NewIntroductionPage() {
  const { form, colleagues, list, offered, contact } = useLoaderData<typeof loader>();
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
        colleagues={colleagues}
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
