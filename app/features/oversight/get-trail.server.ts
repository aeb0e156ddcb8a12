// The audit trail as its readers see it: an organisation its own, a supervisor all of it after saying why.
import type { Actor } from '#app/domain/actor.ts';
import { type EventKind, kindsOfGroup, type SubjectType } from '#app/domain/event.ts';
import {
  findOrganisationId,
  findPersonNames,
  findTrailSubjects,
  listTrail,
  listTrailPeople,
  type TrailRow,
  type TrailScope,
  type TrailSubject,
} from '#app/persistence/audit.server.ts';
import { hasStaffPermit } from './staff-permit.server.ts';
import { isId, type TrailFilter, trailPeriod } from './trail-filter.ts';

/** Who acted. Staff and strangers are shown to an organisation by their role alone. */
export type TrailActor =
  | { readonly as: 'person'; readonly name: string }
  | { readonly as: 'operator' | 'supervisor' | 'broker' | 'custodian' | 'outsider' | 'site' };

export interface TrailEntry {
  readonly id: string;
  readonly kind: EventKind;
  readonly occurredAt: Date;
  readonly actor: TrailActor;
  /** For whom it was done; null for oneself or the platform. */
  readonly organisation: { readonly reference: string; readonly nameZh: string; readonly nameEn: string } | null;
  readonly subject: { readonly type: SubjectType; readonly reference: string; readonly to: string | null };
  /** Who else it is about. */
  readonly person: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly refusal: string | null;
  readonly requestId: string;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
}

export interface TrailPage {
  readonly entries: readonly TrailEntry[];
  readonly next: string | null;
}

type Member = Actor & { readonly organisation: NonNullable<Actor['organisation']> };

const pathOf: Partial<Record<SubjectType, string>> = {
  organisation: '/organisations',
  opportunity: '/opportunities',
  capability: '/capabilities',
  call: '/calls',
};

function actorOf(row: TrailRow, scope: TrailScope): TrailActor {
  if (row.actorId === null) return { as: 'site' };
  if (scope.view === 'all' || row.organisationId === scope.organisationId)
    return { as: 'person', name: row.actorName ?? '' };
  // Joining and leaving one's organisation can be done while acting for another one, or for none.
  if (row.kind.startsWith('member.') && row.data.personId === row.actorId)
    return { as: 'person', name: row.actorName ?? '' };
  if (row.kind === 'call.share-released' || row.kind === 'call.opened') return { as: 'custodian' };
  const { role } = row.data;
  if (role === 'supervisor' || role === 'operator' || role === 'broker') return { as: role };
  if (row.actorRoles?.includes('operator')) return { as: 'operator' };
  return { as: row.actorRoles?.includes('supervisor') ? 'supervisor' : 'outsider' };
}

/** Bids and introductions have pages for their own people only. */
function linkOf(row: TrailRow, scope: TrailScope, subject: TrailSubject | undefined): string | null {
  const own = scope.view === 'own';
  if (row.subjectType === 'bid') return own ? '/bids' : null;
  if (row.subjectType === 'introduction') return own ? `/introductions/${row.subjectId}` : null;
  const path = pathOf[row.subjectType];
  if (!path || !subject || !(subject.isPublic || own)) return null;
  return `${path}/${subject.reference}`;
}

const shown = ['role', 'what', 'reason', 'action', 'seat', 'reference', 'version'] as const;

function detailsOf(data: TrailRow['data']): Readonly<Record<string, string>> {
  const entries = shown.flatMap((key) => {
    const value = data[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [];
  });
  return Object.fromEntries(entries);
}

const otherPerson = ({ data, actorId }: TrailRow): string | null =>
  isId(data.personId) && data.personId !== actorId ? data.personId : null;

async function view(rows: readonly TrailRow[], scope: TrailScope): Promise<TrailEntry[]> {
  const ids: Partial<Record<SubjectType, string[]>> = {};
  for (const { subjectType, subjectId } of rows) {
    ids[subjectType] ??= [];
    ids[subjectType].push(subjectId);
  }
  const people = rows.flatMap((row) => otherPerson(row) ?? []);
  const [subjects, names] = await Promise.all([findTrailSubjects(ids), findPersonNames(people)]);
  return rows.map((row) => {
    const subject = subjects.get(row.subjectId);
    const other = otherPerson(row);
    return {
      id: row.id,
      kind: row.kind,
      occurredAt: row.occurredAt,
      actor: actorOf(row, scope),
      organisation: row.organisationReference
        ? {
            reference: row.organisationReference,
            nameZh: row.organisationNameZh ?? '',
            nameEn: row.organisationNameEn ?? '',
          }
        : null,
      subject: { type: row.subjectType, reference: subject?.reference ?? '', to: linkOf(row, scope, subject) },
      person: other === null ? null : (names.get(other) ?? ''),
      details: detailsOf(row.data),
      refusal: row.refusal,
      requestId: scope.view === 'all' || row.organisationId === scope.organisationId ? row.requestId : '',
      beforeHash: row.beforeHash,
      afterHash: row.afterHash,
    };
  });
}

/** One page of the trail; `after` is the cursor of the page before. */
export async function readTrail(
  scope: TrailScope,
  filter: TrailFilter,
  after: string | null,
  pageSize: number,
): Promise<TrailPage> {
  const kinds = filter.group && kindsOfGroup(filter.group);
  const query = { kinds, personId: filter.personId, refusedOnly: filter.refusedOnly, ...trailPeriod(filter) };
  const rows = await listTrail(scope, query, isId(after) ? after : null, pageSize + 1);
  const entries = await view(rows.slice(0, pageSize), scope);
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
}

export const ownScope = (actor: Member): TrailScope => ({ view: 'own', organisationId: actor.organisation.id });

/** People to choose from in the filter. */
export const listPeopleOf = (organisationId: string): Promise<{ id: string; name: string }[]> =>
  listTrailPeople(organisationId);

export type SupervisorScope =
  | { readonly ok: true; readonly scope: TrailScope & { readonly view: 'all' } }
  | { readonly ok: false; readonly reason: 'not-found' | 'permit-needed'; readonly organisationId: string | null };

/** What a supervisor may read with this filter: the organisation named in it, or everything, once they said why. */
export async function findSupervisorScope(actor: Actor, filter: TrailFilter): Promise<SupervisorScope> {
  const organisationId = filter.organisation === null ? null : await findOrganisationId(filter.organisation);
  if (filter.organisation !== null && organisationId === null)
    return { ok: false, reason: 'not-found', organisationId: null };
  if (!(await hasStaffPermit(actor, organisationId))) return { ok: false, reason: 'permit-needed', organisationId };
  return { ok: true, scope: { view: 'all', organisationId } };
}
