// Reading the audit trail: an organisation's own part, or all of it for supervisors.
import type { Actor, PlatformRole } from '#app/domain/actor.ts';
import { type EventKind, isEventKind, type SubjectType, siteSubject } from '#app/domain/event.ts';
import type { StaffRead } from '#app/domain/staff-read.ts';
import { db, Prisma, type Transaction } from './client.server.ts';
import { appendEvent } from './events.server.ts';
import { standingSelect } from './listing-standing.server.ts';

export interface TrailQuery {
  /** Null for all kinds. */
  readonly kinds: readonly EventKind[] | null;
  readonly personId: string | null;
  readonly refusedOnly: boolean;
  readonly from: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
}

/** `own`: the organisation reads itself. `all`: a supervisor reads everything, or one organisation. */
export type TrailScope =
  | { readonly view: 'own'; readonly organisationId: string }
  | { readonly view: 'all'; readonly organisationId: string | null };

export interface TrailRow {
  readonly id: string;
  readonly kind: EventKind;
  readonly occurredAt: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorRoles: readonly string[] | null;
  readonly organisationId: string | null;
  readonly organisationReference: string | null;
  readonly organisationNameZh: string | null;
  readonly organisationNameEn: string | null;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly refusal: string | null;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
}

/**
 * What belongs to an organisation: what its people did for it, and what anybody did to it, to its listings or to its
 * calls; but neither what its people did to other organisations as staff, nor what they did about their own accounts.
 */
const ofOrganisation = (id: string): Prisma.Sql => Prisma.sql`(
  (e.organisation_id = ${id}::uuid AND NOT (e.subject_type = 'organisation' AND e.subject_id <> ${id}::uuid))
  OR (e.subject_type = 'organisation' AND e.subject_id = ${id}::uuid)
  OR (e.subject_type = 'opportunity' AND e.subject_id IN (SELECT id FROM opportunity WHERE organisation_id = ${id}::uuid))
  OR (e.subject_type = 'capability' AND e.subject_id IN (SELECT id FROM capability WHERE organisation_id = ${id}::uuid))
  OR (e.subject_type = 'call' AND e.subject_id IN (SELECT id FROM call WHERE organisation_id = ${id}::uuid))
  OR (e.kind = 'organisation.read-by-staff' AND e.subject_type = 'site'
    AND e.occurred_at >= (SELECT created_at FROM organisation WHERE id = ${id}::uuid))
) AND e.kind NOT LIKE 'person.%'`;

/**
 * Sealed bids cast no shadow here: whoever is not the bidder sees its acts only once the call is opened, and tries at
 * the door of a bid, which never became a bid, not at all.
 */
const withoutSealedBids = Prisma.sql`(e.kind NOT LIKE 'bid.%' OR EXISTS (
    SELECT FROM bid b JOIN call c ON c.id = b.call_id
    WHERE e.subject_type = 'bid' AND b.id = e.subject_id AND c.opened_at IS NOT NULL))
  AND NOT (e.kind = 'access.refused' AND starts_with(coalesce(e.data ->> 'action', ''), 'bid.'))`;

function within(scope: TrailScope): Prisma.Sql {
  if (scope.view === 'own')
    return Prisma.sql`${ofOrganisation(scope.organisationId)}
      AND (e.kind NOT LIKE 'bid.%' OR e.organisation_id = ${scope.organisationId}::uuid)`;
  return scope.organisationId === null
    ? withoutSealedBids
    : Prisma.sql`${ofOrganisation(scope.organisationId)} AND ${withoutSealedBids}`;
}

function conditions(scope: TrailScope, query: TrailQuery, after: string | null): Prisma.Sql {
  const all = [within(scope)];
  if (query.kinds) all.push(Prisma.sql`e.kind = ANY(${[...query.kinds]})`);
  if (query.personId) all.push(Prisma.sql`e.actor_id = ${query.personId}::uuid`);
  if (query.refusedOnly) all.push(Prisma.sql`e.refusal IS NOT NULL`);
  if (query.from) all.push(Prisma.sql`e.occurred_at >= ${query.from}`);
  if (query.until) all.push(Prisma.sql`e.occurred_at < ${query.until}`);
  if (after) all.push(Prisma.sql`e.seq < (SELECT seq FROM event WHERE id = ${after}::uuid)`);
  return Prisma.join(all, ' AND ');
}

/** Newest first. `after` is the id of the last event of the page before; numbers would tell how much is hidden. */
export async function listTrail(
  scope: TrailScope,
  query: TrailQuery,
  after: string | null,
  limit: number,
): Promise<TrailRow[]> {
  const rows = await db.$queryRaw<(Omit<TrailRow, 'kind'> & { kind: string })[]>`
    SELECT e.id, e.kind, e.occurred_at AS "occurredAt", e.actor_id AS "actorId", p.name AS "actorName",
      p.platform_roles AS "actorRoles", e.organisation_id AS "organisationId", o.reference AS "organisationReference",
      o.name_zh AS "organisationNameZh", o.name_en AS "organisationNameEn", e.subject_type AS "subjectType",
      e.subject_id AS "subjectId", e.data, e.request_id AS "requestId", e.refusal, e.before_hash AS "beforeHash",
      e.after_hash AS "afterHash"
    FROM event e LEFT JOIN person p ON p.id = e.actor_id LEFT JOIN organisation o ON o.id = e.organisation_id
    WHERE ${conditions(scope, query, after)} ORDER BY e.seq DESC LIMIT ${limit}`;
  return rows.flatMap(({ kind, ...row }) => (isEventKind(kind) ? [{ ...row, kind }] : []));
}

/** How a subject is called and found. `isPublic`: everybody may open its page. */
export interface TrailSubject {
  readonly reference: string;
  readonly isPublic: boolean;
}

/** By id; people, bids and introductions have no reference and are left out. */
export async function findTrailSubjects(
  ids: Readonly<Partial<Record<SubjectType, readonly string[]>>>,
): Promise<ReadonlyMap<string, TrailSubject>> {
  const where = (type: SubjectType) => ({ id: { in: [...(ids[type] ?? [])] } });
  const [organisations, opportunities, capabilities, calls] = await Promise.all([
    db.organisation.findMany({ where: where('organisation'), select: { id: true, reference: true } }),
    db.opportunity.findMany({
      where: where('opportunity'),
      select: { id: true, reference: true, ...standingSelect },
    }),
    db.capability.findMany({
      where: where('capability'),
      select: { id: true, reference: true, ...standingSelect },
    }),
    db.call.findMany({ where: where('call'), select: { id: true, reference: true, publishedAt: true } }),
  ]);
  const listed = [...opportunities, ...capabilities].map(
    ({ id, reference, publishedAt, withdrawnAt, archivedAt, moderatedAt }) =>
      [id, { reference, isPublic: publishedAt !== null && !withdrawnAt && !archivedAt && !moderatedAt }] as const,
  );
  return new Map([
    ...organisations.map(({ id, reference }) => [id, { reference, isPublic: true }] as const),
    ...listed,
    ...calls.map(({ id, reference, publishedAt }) => [id, { reference, isPublic: publishedAt !== null }] as const),
  ]);
}

/** Names by id; empty for people who asked to be deleted. */
export async function findPersonNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Everybody who ever did something for the organisation, by name. */
export async function listTrailPeople(organisationId: string): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM person
    WHERE id IN (SELECT actor_id FROM event WHERE organisation_id = ${organisationId}::uuid) ORDER BY name, id`;
}

export async function findOrganisationId(reference: string): Promise<string | null> {
  const row = await db.organisation.findUnique({ where: { reference }, select: { id: true } });
  return row?.id ?? null;
}

/** Tells an organisation, or with null every organisation, that somebody of the platform reads what is not public. */
export async function appendStaffRead(
  tx: Transaction,
  read: {
    readonly actor: Actor;
    readonly role: PlatformRole;
    readonly organisationId: string | null;
    readonly what: StaffRead;
    readonly reason: string;
  },
): Promise<void> {
  const { actor, role, organisationId, what, reason } = read;
  const subject = organisationId === null ? siteSubject : ({ type: 'organisation', id: organisationId } as const);
  // Staff act for the platform here, whatever organisation they belong to besides.
  const staff = { ...actor, organisation: null };
  const data = { role, what, reason };
  await appendEvent(tx, { kind: 'organisation.read-by-staff', actor: staff, subject, data });
}

/** When this person was last given leave to read this organisation, or with null all of them; null when never. */
export async function findStaffPermit(personId: string, organisationId: string | null): Promise<Date | null> {
  const subject = organisationId === null ? siteSubject : { type: 'organisation', id: organisationId };
  const row = await db.event.findFirst({
    where: {
      kind: 'organisation.read-by-staff',
      actorId: personId,
      subjectType: subject.type,
      subjectId: subject.id,
      refusal: null,
    },
    orderBy: { seq: 'desc' },
    select: { occurredAt: true },
  });
  return row?.occurredAt ?? null;
}
