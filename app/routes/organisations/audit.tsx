// GET /organisations/audit: the audit trail of the organisation one acts for.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ProfileTabs } from '#app/features/organisations/profile-tabs.tsx';
import { listPeopleOf, ownScope, readTrail } from '#app/features/oversight/get-trail.server.ts';
import { readTrailFilter } from '#app/features/oversight/trail-filter.ts';
import { TrailFilters } from '#app/features/oversight/trail-filters.tsx';
import { TrailFooter, TrailTable } from '#app/features/oversight/trail-table.tsx';
import { admitMember } from '#app/http/admit.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Stack } from '#app/ui/layout.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.oversight.own.title);

const path = '/organisations/audit';
const pageSize = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await admitMember(args, 'routes/organisations/audit');
  const { searchParams } = new URL(args.request.url);
  const filter = { ...readTrailFilter(searchParams), organisation: null };
  const after = searchParams.get('after');
  const [page, people] = await Promise.all([
    readTrail(ownScope(actor), filter, after, pageSize),
    listPeopleOf(actor.organisation.id),
  ]);
  const names = { nameZh: organisation?.nameZh ?? '', nameEn: organisation?.nameEn ?? '' };
  return { ...page, names, people, filter, isFirst: after === null };
}

export default function AuditRoute() {
  const { entries, next, names, people, filter, isFirst } = useLoaderData<typeof loader>();
  const { locale, t } = useI18n();
  const words = t.oversight.own;
  return (
    <>
      <PageHeader eyebrow={organisationName(locale, names)} lead={words.lead} title={words.title} />
      <ProfileTabs current="audit" />
      <Stack>
        <TrailFilters filter={filter} path={path} people={people} />
        <TrailTable entries={entries} />
      </Stack>
      <TrailFooter filter={filter} isFirst={isFirst} next={next} path={path} />
    </>
  );
}
