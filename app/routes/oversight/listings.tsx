// /operator/listings: operators look over published listings, hide one with a reason, show it again.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listModeration } from '#app/features/moderation/list-moderation.server.ts';
import { moderateListing, restoreListing } from '#app/features/moderation/moderate-listing.server.ts';
import { ModerationPage } from '#app/features/moderation/moderation-page.tsx';
import { moderationRefusals } from '#app/features/moderation/moderation-refusals.ts';
import { admitPerson, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.moderation.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/listings');
  const { searchParams } = new URL(args.request.url);
  const view = searchParams.get('view') === 'hidden' ? 'hidden' : 'published';
  const cursor = searchParams.get('cursor') ?? '';
  const page = await listModeration(view, cursor);
  return { ...page, isFirst: cursor === '', ownOrganisationId: actor.organisation?.id ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/listings');
  const form = await readFormData(args.request);
  const list = form.get('list') === 'capability' ? 'capability' : 'opportunity';
  const reference = String(form.get('reference') ?? '');
  const isRestoring = form.get('intent') === 'restore';
  const result = isRestoring
    ? await restoreListing(actor, list, reference)
    : await moderateListing(actor, list, reference, String(form.get('reason') ?? '').slice(0, 500));
  if (result.ok)
    return redirectWithFlash(
      isRestoring ? '/operator/listings?view=hidden' : '/operator/listings',
      isRestoring ? 'moderation.restored' : 'moderation.moderated',
    );
  refuseWhole(result.reason);
  return data({ refusal: result.reason }, { status: moderationRefusals[result.reason].status });
}

export default function ModerationRoute() {
  const answer = useActionData<typeof action>() as { refusal: keyof typeof moderationRefusals } | undefined;
  return <ModerationPage {...useLoaderData<typeof loader>()} refusal={answer?.refusal ?? null} />;
}
