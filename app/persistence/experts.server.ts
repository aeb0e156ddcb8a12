// Profiles of experts.
import type { Engagement, EngagementKind } from '#app/domain/expert.ts';
import { type Field, isField } from '#app/domain/field.ts';
import { db, type Prisma, type Transaction } from './client.server.ts';

export interface ExpertProfile {
  readonly fields: readonly Field[];
  readonly title: string;
  readonly about: string;
  readonly engagements: readonly Engagement[];
}

const dayFrom = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const dateOf = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));

const columns = {
  fields: true,
  title: true,
  about: true,
  engagements: {
    orderBy: [{ startedOn: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    select: {
      kind: true,
      organisationName: true,
      uscc: true,
      description: true,
      startedOn: true,
      endedOn: true,
    },
  },
} satisfies Prisma.ExpertProfileSelect;

interface Row {
  readonly fields: readonly string[];
  readonly title: string;
  readonly about: string;
  readonly engagements: readonly (Omit<Engagement, 'kind' | 'startedOn' | 'endedOn'> & {
    readonly kind: string;
    readonly startedOn: Date | null;
    readonly endedOn: Date | null;
  })[];
}

const profileFrom = ({ fields, title, about, engagements }: Row): ExpertProfile => ({
  title,
  about,
  fields: fields.filter(isField),
  engagements: engagements.map((row) => ({
    ...row,
    kind: row.kind as EngagementKind,
    startedOn: dayFrom(row.startedOn),
    endedOn: dayFrom(row.endedOn),
  })),
});

/** Null when the expert has said nothing yet. */
export async function findExpertProfile(personId: string): Promise<ExpertProfile | null> {
  const row = await db.expertProfile.findUnique({ where: { personId }, select: columns });
  return row && profileFrom(row);
}

/** Replaces everything the profile said. */
export async function saveExpertProfile(tx: Transaction, personId: string, profile: ExpertProfile): Promise<void> {
  const said = { fields: [...profile.fields], title: profile.title, about: profile.about };
  await tx.expertProfile.upsert({
    where: { personId },
    create: { personId, ...said },
    update: said,
    select: { personId: true },
  });
  await tx.expertEngagement.deleteMany({ where: { personId } });
  await tx.expertEngagement.createMany({
    data: profile.engagements.map(({ startedOn, endedOn, ...row }) => ({
      ...row,
      personId,
      startedOn: dateOf(startedOn),
      endedOn: dateOf(endedOn),
    })),
  });
}

export interface ExpertRow {
  readonly id: string;
  readonly name: string;
  /** Null when the expert has said nothing yet. */
  readonly profile: ExpertProfile | null;
}

/** People with the role of an expert, oldest account first; one more than `limit` tells of a next page. */
export async function listExperts(limit: number, cursor?: string): Promise<ExpertRow[]> {
  const rows = await db.person.findMany({
    where: { platformRoles: { has: 'expert' }, erasedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    take: limit + 1,
    select: { id: true, name: true, expertProfile: { select: columns } },
  });
  return rows.map(({ id, name, expertProfile }) => ({
    id,
    name,
    profile: expertProfile && profileFrom(expertProfile),
  }));
}
