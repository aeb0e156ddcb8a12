// GET /account/personal-data/export: everything kept about oneself, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportPersonalData } from '#app/features/personal-data/export-personal-data.server.ts';
import { admitPerson } from '#app/http/admit.server.ts';
import { streamFile } from '#app/http/stream-file.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/accounts/personal-data-export');
  const text = await exportPersonalData(actor.personId);
  return streamFile(
    'personal-data',
    'json',
    (async function* () {
      yield text;
    })(),
  );
}
