// /lexicon/export: the whole lexicon in the form of its data files.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportLexicon } from '#app/features/lexicon/get-lexicon.server.ts';
import { admit } from '#app/http/admit.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  await admit(args, 'routes/lexicon/export');
  return new Response(await exportLexicon(), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="jiebang-lexicon.json"',
    },
  });
}
