// /lexicon: the matcher's bilingual lexicon, open to everybody, searchable by any wording.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getLexicon } from '#app/features/lexicon/get-lexicon.server.ts';
import { LexiconView } from '#app/features/lexicon/lexicon-page.tsx';
import { admit } from '#app/http/admit.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.lexicon.title);

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/lexicon/list');
  const { searchParams } = new URL(args.request.url);
  const asked = (searchParams.get('q') ?? '').slice(0, 100);
  const page = Number.parseInt(searchParams.get('page') ?? '1', 10);
  return { asked, ...(await getLexicon(asked, Number.isFinite(page) ? page : 1)) };
}

export default function LexiconRoute() {
  return <LexiconView {...useLoaderData<typeof loader>()} />;
}
