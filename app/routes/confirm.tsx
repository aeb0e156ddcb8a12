// /confirm: where the mailed question leads. Reading changes nothing; the button answers, signed in or not.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  confirmAsMember,
  confirmByLink,
  readConfirmation,
} from '#app/features/confirmations/confirm-listing.server.ts';
import { ConfirmPage } from '#app/features/confirmations/confirm-page.tsx';
import { confirmationRefusals } from '#app/features/confirmations/confirmation-refusals.ts';
import { admit, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, (t) => t.confirmations.page.title),
  { name: 'robots', content: 'noindex' },
];

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/confirm');
  const token = new URL(args.request.url).searchParams.get('token') ?? '';
  const listing = await readConfirmation(token);
  return data({ token, listing }, { status: listing ? 200 : 404, headers: { 'Referrer-Policy': 'no-referrer' } });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/confirm');
  const form = await readFormData(args.request);
  const token = String(form.get('token') ?? '');
  const reference = String(form.get('reference') ?? '');
  const list = form.get('list') === 'capability' ? 'capability' : 'opportunity';
  const byLink = token !== '';
  const confirmed = byLink ? await confirmByLink(token) : await confirmAsMember(viewer?.actor ?? null, list, reference);
  if (confirmed.ok)
    return byLink
      ? data({ refusal: null })
      : redirectWithFlash(
          `/${list === 'opportunity' ? 'opportunities' : 'capabilities'}/${confirmed.value.reference}`,
          'confirmations.confirmed',
        );
  refuseWhole(confirmed.reason);
  return data({ refusal: confirmed.reason }, { status: confirmationRefusals[confirmed.reason].status });
}

export default function ConfirmRoute() {
  const { token, listing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: keyof typeof confirmationRefusals | null } | undefined;
  return <ConfirmPage listing={listing} refusal={answer?.refusal ?? null} token={token} />;
}
