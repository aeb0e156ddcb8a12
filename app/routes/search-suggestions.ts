// GET /search/suggestions?q=…: what somebody may be about to type. POST: a search was finished, for what many ask.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { noteSearch } from '#app/features/search/note-search.server.ts';
import { suggestSearches } from '#app/features/search/suggest-searches.server.ts';
import { admit } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/search-suggestions');
  const typed = new URL(args.request.url).searchParams.get('q') ?? '';
  return { suggestions: await suggestSearches(typed, args.context.locale) };
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await admit(args, 'routes/search-suggestions');
  const asked = (await args.request.formData()).get('q');
  if (typeof asked === 'string') await noteSearch(viewer?.actor ?? null, args.context.clientAddress, asked);
  return Response.json({ suggestions: [] });
}
