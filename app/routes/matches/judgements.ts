// POST /match-judgements: what an organisation says of a suggestion, sent by the forms beside it.

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { lists } from '#app/domain/listing.ts';
import { judgeMatch } from '#app/features/matches/judge-match.server.ts';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { listingPath } from '#app/ui/listing-path.ts';

/** Judging is a post; whoever comes by a link goes to the inbox. */
export async function loader(args: LoaderFunctionArgs) {
  await admitPerson(args, 'routes/matches/judgements');
  return redirect('/matches');
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/matches/judgements');
  const form = await readFormData(args.request);
  const list = lists.find((name) => name === form.get('list'));
  if (!list) refuseAccess('not-found');
  const reference = String(form.get('reference'));
  const isUseful = form.get('verdict') === 'useful';
  const input = {
    list,
    reference,
    other: String(form.get('other')),
    isUseful,
    reason: String(form.get('reason') ?? ''),
  };
  const judged = await judgeMatch(actor, input);
  if (!judged.ok && judged.reason !== 'reason-needed') refuseAccess(judged.reason);
  const path = `${listingPath(list, reference.replace(/[^\w-]/g, ''))}#matches`;
  if (!judged.ok) return redirectWithFlash(path, 'matching.refused', 'warning');
  return redirectWithFlash(path, isUseful ? 'matching.useful' : 'matching.useless');
}
