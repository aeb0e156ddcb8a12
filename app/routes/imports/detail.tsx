// /imports/:id: one import in its steps: columns, rows, progress, report.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#app/domain/actor.ts';
import type { Decision } from '#app/domain/decision.ts';
import * as change from '#app/features/import-listings/change-run.server.ts';
import {
  getColumns,
  getRows,
  getRun,
  listWritten,
  readRowsWanted,
} from '#app/features/import-listings/get-run.server.ts';
import { type ImportsReason, importsRefusals } from '#app/features/import-listings/imports-refusals.ts';
import { readCells, readColumns } from '#app/features/import-listings/run-input.ts';
import { RunPage } from '#app/features/import-listings/run-page.tsx';
import { importedListings } from '#app/features/listings/imported-listings.server.ts';
import { sendToReview } from '#app/features/reviews/send-to-review.server.ts';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { type FlashKey, redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: found }) =>
  pageTitle(matches, () => found?.run.fileName);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/imports/detail');
  const found = await getRun(actor.organisation.id, args.params.id ?? '');
  if (!found) refuseAccess('not-found');
  const { run, view } = found;
  const { searchParams } = new URL(args.request.url);
  const wanted = readRowsWanted(searchParams);
  const isOpen = view.phase === 'columns' || view.phase === 'checked';
  const isWorking = view.phase === 'working' || view.phase === 'undoing';
  const step = !isOpen ? 'report' : searchParams.get('step') === 'columns' ? 'columns' : 'rows';
  const [columns, page] = await Promise.all([
    step === 'columns' ? getColumns(run) : null,
    step === 'columns' || isWorking ? null : getRows(run, wanted),
  ]);
  return { run: view, step, columns, page, wanted } as const;
}

type Act = (actor: Actor, id: string, form: FormData) => Promise<Decision<true, ImportsReason>>;

/** Hands in all that the import wrote; what is with the reviewers already, or is incomplete, stays where it is. */
async function sendAll(actor: Actor, id: string): Promise<Decision<true, ImportsReason>> {
  const found = await getRun(actor.organisation?.id ?? '', id);
  let sent = 0;
  for (const reference of found ? await listWritten(found.run) : []) {
    if ((await sendToReview(actor, found?.run.list ?? 'opportunity', reference, '')).ok) sent += 1;
  }
  return sent > 0 ? { ok: true, value: true } : { ok: false, reason: 'nothing-to-send' };
}

const acts: Readonly<Record<string, { act: Act; to: string; flash: FlashKey | null }>> = {
  sheet: {
    act: (actor, id, form) => change.chooseSheet(importedListings, actor, id, String(form.get('sheet') ?? '')),
    ...{ to: '?step=columns', flash: 'imports.sheet-chosen' },
  },
  columns: {
    act: async (actor, id, form) => {
      const found = await getRun(actor.organisation?.id ?? '', id);
      if (!found) refuseAccess('not-found');
      return change.assignColumns(importedListings, actor, id, readColumns(form, found.run.headings));
    },
    ...{ to: '?step=rows', flash: 'imports.assigned' },
  },
  cells: {
    act: (actor, id, form) => change.correctCells(importedListings, actor, id, readCells(form)),
    ...{ to: '', flash: 'imports.corrected' },
  },
  start: { act: change.startImport, to: '?step=report', flash: null },
  review: { act: sendAll, to: '?step=report', flash: 'imports.sent' },
  undo: { act: change.startUndo, to: '?step=report', flash: null },
  discard: { act: change.discardImport, to: '/imports', flash: 'imports.discarded' },
};

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/imports/detail');
  const id = args.params.id ?? '';
  if (!(await getRun(actor.organisation.id, id))) refuseAccess('not-found');
  const form = await readFormData(args.request);
  const wanted = acts[String(form.get('intent'))];
  if (!wanted) refuseAccess('not-found');
  const result = await wanted.act(actor, id, form);
  if (!result.ok) {
    refuseWhole(result.reason);
    return data({ refusal: result.reason as ImportsReason }, { status: importsRefusals[result.reason].status });
  }
  // Corrections stay on the page of rows they were made on.
  const here = wanted.to === '' ? new URL(args.request.url).search : wanted.to;
  const to = here.startsWith('/') ? here : `/imports/${id}${here}`;
  return wanted.flash ? redirectWithFlash(to, wanted.flash) : redirect(to);
}

export default function ImportRoute() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: ImportsReason } | undefined;
  return <RunPage {...shown} refusal={answer?.refusal ?? null} />;
}
