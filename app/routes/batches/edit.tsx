// /batches/:reference/edit: putting a batch together, ordering it, and releasing it now or at an instant.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BatchItems, Candidates, proposedInstant } from '#app/features/batches/batch-desk.tsx';
import { BatchForm } from '#app/features/batches/batch-form.tsx';
import { DeskNotices, ReleaseButtons } from '#app/features/batches/batch-release.tsx';
import { batchesRefusals } from '#app/features/batches/batches-refusals.ts';
import { candidateLimit, getBatchDesk } from '#app/features/batches/get-batch.server.ts';
import { runDeskAction } from '#app/features/batches/run-desk-action.server.ts';
import { publishInBatch } from '#app/features/listings/publish-in-batch.server.ts';
import { admitMember, refuseAccess, refuseWhole } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmDialog } from '#app/ui/dialog.tsx';
import { Section, Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.batches.desk.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/batches/edit');
  const reference = args.params.reference ?? '';
  const search = (new URL(args.request.url).searchParams.get('q') ?? '').trim().slice(0, 100);
  const desk = await getBatchDesk(actor, reference, search);
  if (!desk) refuseAccess('not-found');
  if (desk.phase === 'released') throw redirect(`/batches/${reference}`);
  const { batch, ...rest } = desk;
  const { list, number, nameZh, nameEn, introductionZh, introductionEn, releaseAt } = batch;
  return {
    ...{ ...rest, reference, list, search, releaseAt },
    words: { number: String(number), nameZh, nameEn, introductionZh, introductionEn },
    isLimited: rest.candidates.length >= candidateLimit,
    proposed: proposedInstant(desk.now),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitMember(args, 'routes/batches/edit');
  const reference = args.params.reference ?? '';
  const result = await runDeskAction(publishInBatch, actor, reference, await readFormData(args.request));
  if (result.done === 'released') return redirectWithFlash(`/batches/${reference}`, 'batches.released');
  if (result.done === 'discarded') return redirectWithFlash('/batches', 'batches.discarded');
  if (result.done) return redirectWithFlash(`/batches/${reference}/edit`, `batches.${result.done}`);
  const { reason, reply, items, status } = result;
  if (reason === 'not-found') refuseAccess('not-found');
  if (reason) refuseWhole(reason);
  return data({ reason, reply, items }, { status });
}

export default function BatchDeskRoute() {
  const desk = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, locale } = useI18n();
  const { reference, words, mayAssemble, items, failure } = desk;
  const release = { ...desk, itemCount: items.length };
  const refusal = answer?.reason ? batchesRefusals[answer.reason].say(t) : null;
  const path = `/batches/${reference}`;
  return (
    <>
      <Breadcrumbs
        items={[{ label: t.batches.title, to: '/batches' }, { label: t.batches.desk.title }]}
        label={t.site.breadcrumbs}
      />
      <PageHeader
        actions={
          <>
            <ButtonLink to={path}>{t.batches.desk.preview}</ButtonLink>
            <ReleaseButtons {...release} />
          </>
        }
        eyebrow={`${t.batches.listName[desk.list]} · ${t.batches.ordinal({ number: Number(words.number) })} · ${reference}`}
        title={organisationName(locale, words)}
      />
      <Stack gap="large">
        <DeskNotices {...release} failure={failure} notReady={answer?.items ?? []} refusal={refusal} />
        <Section title={t.batches.desk.items}>
          <BatchItems {...desk} />
        </Section>
        {mayAssemble && <Candidates {...desk} />}
        {mayAssemble && (
          <Section title={t.batches.desk.words}>
            <BatchForm reply={answer?.reply ?? undefined} values={words} />
          </Section>
        )}
        {mayAssemble && (
          <div>
            <ConfirmDialog
              cancelLabel={t.site.cancel}
              confirm={{ label: t.batches.desk.discard, variant: 'danger' }}
              title={t.batches.desk.discardTitle}
              trigger={{ label: t.batches.desk.discard, variant: 'danger' }}
              values={{ intent: 'discard' }}
            >
              <p>{t.batches.desk.discardText}</p>
            </ConfirmDialog>
          </div>
        )}
      </Stack>
    </>
  );
}
