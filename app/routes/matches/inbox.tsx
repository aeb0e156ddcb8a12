// GET /matches: opportunities that suit the capabilities of the organisation one acts for.

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayDo } from '#app/domain/authorisation.ts';
import { getInbox } from '#app/features/matches/get-inbox.server.ts';
import { MatchInbox } from '#app/features/matches/match-inbox.tsx';
import { admitMember, refuseAccess } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.matching.inbox.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/matches/inbox');
  const cursor = new URL(args.request.url).searchParams.get('cursor') ?? '';
  const inbox = await getInbox(actor, cursor);
  if (!inbox.ok) refuseAccess(inbox.reason);
  return {
    ...inbox.value,
    isFirst: cursor === '',
    mayDraft: mayDo(actor, 'listing.draft'),
    mayContact: mayDo(actor, 'introduction.send'),
  };
}

export default function InboxRoute() {
  return <MatchInbox {...useLoaderData<typeof loader>()} />;
}
