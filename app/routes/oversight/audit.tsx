// /oversight/audit: the audit trail of all organisations, for supervisors who said why they read it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { StaffReadReason } from '#app/domain/staff-read.ts';
import { findSupervisorScope, listPeopleOf, readTrail } from '#app/features/oversight/get-trail.server.ts';
import { grantStaffRead } from '#app/features/oversight/staff-permit.server.ts';
import { StaffPermitForm } from '#app/features/oversight/staff-permit-form.tsx';
import { readTrailFilter, trailAddress } from '#app/features/oversight/trail-filter.ts';
import { TrailFilters } from '#app/features/oversight/trail-filters.tsx';
import { TrailFooter, TrailTable } from '#app/features/oversight/trail-table.tsx';
import { admitPerson, refuseAccess } from '#app/http/admit.server.ts';
import { redirectWithFlash } from '#app/http/flash.server.ts';
import { readFormData } from '#app/http/read-form.server.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { pageTitle } from '#app/ui/page-title.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t.oversight.all.title);

const path = '/oversight/audit';
const pageSize = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/audit');
  const { searchParams } = new URL(args.request.url);
  const filter = readTrailFilter(searchParams);
  const found = await findSupervisorScope(actor, filter);
  if (!found.ok) return { filter, missing: found.reason, trail: null, people: [], isFirst: true };
  const after = searchParams.get('after');
  const { organisationId } = found.scope;
  const [trail, people] = await Promise.all([
    readTrail(found.scope, filter, after, pageSize),
    organisationId === null ? [] : listPeopleOf(organisationId),
  ]);
  return { filter, missing: null, trail, people, isFirst: after === null };
}

/** The one act here: saying why, for what the address names. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = await admitPerson(args, 'routes/oversight/audit');
  const filter = readTrailFilter(new URL(args.request.url).searchParams);
  const found = await findSupervisorScope(actor, filter);
  if (!found.ok && found.reason === 'not-found') refuseAccess('not-found');
  const form = await readFormData(args.request);
  const organisationId = found.ok ? found.scope.organisationId : found.organisationId;
  const reason = String(form.get('reason') ?? '').slice(0, 300);
  const granted = await grantStaffRead(actor, { organisationId, what: 'audit-trail', reason });
  if (granted.ok) return redirectWithFlash(trailAddress(path, filter), 'oversight.granted');
  if (granted.reason !== 'reason-needed') refuseAccess(granted.reason);
  return data<{ refusal: StaffReadReason }>({ refusal: granted.reason }, { status: 422 });
}

export default function OversightAuditRoute() {
  const { filter, missing, trail, people, isFirst } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { refusal: StaffReadReason } | undefined;
  const { t } = useI18n();
  const words = t.oversight.all;
  const { organisation: reference } = filter;
  return (
    <>
      <PageHeader lead={words.lead} title={words.title} />
      <Stack>
        <TrailFilters filter={filter} path={path} people={people} withOrganisation />
        {missing === 'not-found' && <Notice tone="warning">{words.notFound}</Notice>}
        {missing === 'permit-needed' && (
          <StaffPermitForm
            refusal={answer?.refusal ?? null}
            scope={reference === null ? words.scopeAll : words.scopeOne({ reference })}
            text={words.askText}
            title={words.askTitle}
          />
        )}
        {trail && <TrailTable entries={trail.entries} withOrganisation />}
      </Stack>
      {trail && <TrailFooter filter={filter} isFirst={isFirst} next={trail.next} path={path} />}
    </>
  );
}
