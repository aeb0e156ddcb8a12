// GET /follow-ups/export: the ledger of the organisation one acts for, as an Excel workbook.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportLedger } from '#app/features/follow-ups/export-ledger.server.ts';
import { admitMember } from '#app/http/admit.server.ts';
import { sendExport } from '#app/http/send-export.server.ts';
import { i18nFor } from '#app/i18n/server-messages.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/follow-ups/export');
  return sendExport(await exportLedger(actor, i18nFor(args.context.locale)));
}
