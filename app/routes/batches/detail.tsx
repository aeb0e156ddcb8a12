// /batches/:reference: a released batch for everybody, the preview of one for its organisation.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { divisionName } from '#app/domain/division.ts';
import { BatchPage } from '#app/features/batches/batch-page.tsx';
import { getBatch, getBatchFigures } from '#app/features/batches/get-batch.server.ts';
import { FileLinks } from '#app/features/exports/file-links.tsx';
import { fileFormats } from '#app/features/exports/list-file.ts';
import { admit, refuseAccess } from '#app/http/admit.server.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (t) => page && (page.names.nameZh || page.names.nameEn || t.batches.title));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await admit(args, 'routes/batches/detail');
  const actor = viewer?.actor ?? null;
  const view = await getBatch(actor, args.params.reference ?? '');
  if (!view) refuseAccess('not-found');
  const { batch, phase, entries } = view;
  const { locale } = args.context;
  const { reference, list, number, nameZh, nameEn, introductionZh, introductionEn, releasedAt } = batch;
  return {
    ...{ reference, list, number, releasedAt, phase },
    names: { nameZh, nameEn },
    introduction: organisationName(locale, { nameZh: introductionZh, nameEn: introductionEn }),
    organisation: batch.organisation,
    isOwn: actor?.organisation?.id === batch.organisationId,
    figures: await getBatchFigures(view, locale),
    entries: entries.map(({ reference: of, number: version, content }) => ({
      reference: of,
      number: version,
      ...{ title: content.title, kind: content.kind, fields: content.fields, validUntil: content.validUntil },
      place: content.divisionCode && (divisionName(locale, content.divisionCode) ?? content.divisionCode),
    })),
  };
}

export default function BatchRoute() {
  const page = useLoaderData<typeof loader>();
  return <BatchPage {...page} files={<FileLinks formats={fileFormats} to={`/batches/${page.reference}/file`} />} />;
}
