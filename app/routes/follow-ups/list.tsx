// /follow-ups: the ledger of the organisation one acts for; a filled-in file is posted here.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listLedger } from '#app/features/follow-ups/get-ledger.server.ts';
import { importLedger } from '#app/features/follow-ups/import-ledger.server.ts';
import type { LedgerFileAnswer } from '#app/features/follow-ups/ledger-file.tsx';
import { LedgerFile } from '#app/features/follow-ups/ledger-file.tsx';
import { LedgerList } from '#app/features/follow-ups/ledger-list.tsx';
import { FunnelFigures } from '#app/features/funnels/funnel-figures.tsx';
import { readTable } from '#app/features/import-listings/read-table.server.ts';
import { cellText } from '#app/features/import-listings/source-row.ts';
import { admitMember } from '#app/http/admit.server.ts';
import { readUpload } from '#app/http/read-upload.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.followUps.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/follow-ups/list');
  return { page: await listLedger(actor, new URL(args.request.url).searchParams.get('after') ?? '') };
}

const limits = { field: 'file', files: 1, fileSize: 5_000_000, total: 6_000_000 };
const refused = () => data<LedgerFileAnswer>({ result: null, refusal: 'bad-file' }, { status: 422 });

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/follow-ups/list');
  const upload = await readUpload(args.request, limits);
  const file = upload.ok ? upload.value.files[0] : undefined;
  const table = file && (await readTable(file.bytes, file.name, { guessHeader: true }));
  if (!table?.ok) return refused();
  // A blank cell here means nothing to say, never "as above".
  const rows = table.value.rows.map(({ number, cells, filled = [] }) => ({
    number,
    cells: Object.fromEntries(
      Object.entries(cells).map(([name, value]) => [name, filled.includes(name) ? '' : cellText(value)]),
    ),
  }));
  const result = await importLedger(actor, rows, i18nFor(args.context.locale));
  return result ? data<LedgerFileAnswer>({ result, refusal: null }) : refused();
}

export default function FollowUpsRoute() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as LedgerFileAnswer | undefined;
  const { t } = useI18n();
  const words = t.followUps;
  return (
    <>
      <PageHeader
        actions={
          page.rows.length > 0 && (
            <a className={buttonClass()} href="/follow-ups/export">
              {words.file.exported}
            </a>
          )
        }
        lead={words.lead}
        title={words.title}
      />
      <Stack gap="large">
        <LedgerList page={page} />
        {page.funnel.sent > 0 && (
          <Section title={words.funnel.own}>
            <FunnelFigures counts={page.funnel} />
          </Section>
        )}
        {page.rows.length > 0 && <LedgerFile answer={answer} />}
      </Stack>
    </>
  );
}
