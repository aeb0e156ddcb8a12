// The funnel: SQL over the tables, a fold over the events, the page and its CSV say the same of 1,000 generated histories.
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideStep, decideStepAnswer, followUpStages, type StepFacts, stepAnswers } from '#app/domain/follow-up.ts';
import { foldFunnel, funnelColumns, funnelDimensions, publicFunnel } from '#app/domain/funnel.ts';
import { db, inTransaction, pool } from '#app/persistence/client.server.ts';
import { appendQuietEvents, type NewEvent } from '#app/persistence/events.server.ts';
import { countFunnel } from '#app/persistence/funnels.server.ts';
import { loader as dataLoader } from '#app/routes/funnel/data.ts';
import { loader as pageLoader } from '#app/routes/funnel/page.tsx';
import { aListedOpportunity, aVerifiedMember, type Member } from '../support/listing-world.ts';
import { aContext, aRequest } from '../support/requests.ts';

const batches = 10;
const each = 100;
const dayMs = 86_400_000;

interface Listing {
  readonly id: string;
  readonly owner: Member;
  readonly groups: Readonly<Record<'batch' | 'field' | 'city', readonly string[]>>;
}
let members: readonly Member[];
let references: ReadonlyMap<string, string>;
let listings: readonly Listing[];
/** Introduction → its groups, as this test knows them. */
const groups = new Map<string, Readonly<Record<(typeof funnelDimensions)[number], readonly string[]>>>();

const places = ['220102', '220102', '320100', '440300'] as const;
const fields = [['photonics'], ['photonics', 'new-energy'], ['smart-city'], ['environment']] as const;

async function aBatchOf(owner: Member, opportunityId: string): Promise<string> {
  const reference = `BA-${randomUUID()}`;
  const version = await db.opportunity.findUniqueOrThrow({
    where: { id: opportunityId },
    select: { publishedVersionId: true },
  });
  const organisationId = owner.organisation.id;
  const { id } = await db.batch.create({
    data: {
      reference,
      organisationId,
      list: 'opportunity',
      number: 1,
      nameEn: 'First',
      createdById: owner.personId,
      editedById: owner.personId,
    },
    select: { id: true },
  });
  await db.batchItem.create({
    data: { batchId: id, opportunityId, position: 1, opportunityVersionId: version.publishedVersionId },
  });
  await db.batch.update({ where: { id }, data: { releasedAt: new Date(), releasedById: owner.personId } });
  return reference;
}

beforeAll(async () => {
  members = await Promise.all(Array.from({ length: 6 }, (_, at) => aVerifiedMember({ name: `Organisation ${at}` })));
  const rows = await db.organisation.findMany({ select: { id: true, reference: true } });
  references = new Map(rows.map(({ id, reference }) => [id, reference]));
  listings = await Promise.all(
    places.map(async (divisionCode, at) => {
      const owner = members[at] as Member;
      const { id } = await aListedOpportunity(owner, { fields: [...(fields[at] ?? [])], divisionCode });
      const stored = await db.opportunity.findUniqueOrThrow({
        where: { id },
        select: { publishedVersion: { select: { fields: true, divisionCode: true } } },
      });
      const batch = at < 2 ? [await aBatchOf(owner, id)] : [];
      const city = `${stored.publishedVersion?.divisionCode.slice(0, 4)}00`;
      return { id, owner, groups: { batch, field: stored.publishedVersion?.fields ?? [], city: [city] } };
    }),
  );
});

const history = fc.record({
  from: fc.nat(5),
  listing: fc.nat(3),
  outcome: fc.constantFrom('open', 'accepted', 'accepted', 'accepted', 'declined', 'cancelled'),
  acts: fc.array(
    fc.record({
      stage: fc.constantFrom(...followUpStages),
      byReceiver: fc.boolean(),
      answer: fc.option(fc.constantFrom(...stepAnswers, 'confirmed' as const, 'confirmed' as const)),
    }),
    { maxLength: 9 },
  ),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** Plays a history by the rules: what is refused leaves neither row nor event. */
function played({ from, listing: at, outcome, acts }: History) {
  const listing = listings[at] as Listing;
  const sender = members.filter((one) => one !== listing.owner)[from % 5] as Member;
  const [id, sentAt] = [randomUUID(), new Date(Date.now() - 100 * dayMs)];
  const answeredAt = new Date(sentAt.getTime() + dayMs);
  const sides = { fromOrganisationId: sender.organisation.id, toOrganisationId: listing.owner.organisation.id };
  const subject = { type: 'introduction', id } as const;
  const events: NewEvent[] = [{ kind: 'introduction.sent', actor: sender, subject }];
  if (outcome !== 'open')
    events.push({ kind: `introduction.${outcome}` as 'introduction.accepted', actor: listing.owner, subject });
  const introduction = {
    ...{ id, opportunityId: listing.id, ...sides, sentById: sender.personId, sentAt },
    ...{ cooperationSought: 'A trial', aboutUs: 'We', answerDueAt: new Date(sentAt.getTime() + 14 * dayMs) },
    ...(outcome === 'accepted' && { acceptedAt: answeredAt }),
    ...(outcome === 'declined' && { declinedAt: answeredAt, declineReason: 'terms' }),
    ...(outcome === 'cancelled' && { cancelledAt: answeredAt }),
  };
  const facts = { introduction: { ...sides, acceptedAt: outcome === 'accepted' ? answeredAt : null } };
  const steps: (StepFacts & { readonly [key: string]: unknown })[] = [];
  for (const { stage, byReceiver, answer } of acts) {
    const [own, other] = byReceiver ? [listing.owner, sender] : [sender, listing.owner];
    const endReason = stage === 'ended' ? ('price' as const) : null;
    const when = { happenedOn: '2026-01-01', now: new Date() };
    if (!decideStep({ ...facts, actor: own, steps, stage, endReason, ...when }).ok) continue;
    const step = {
      ...{ stage, endReason: endReason ?? '', organisationId: own.organisation.id, proposedById: own.personId },
      ...{
        introductionId: id,
        number: steps.length + 1,
        happenedOn: new Date('2026-01-01'),
        proposedAt: answeredAt,
        answer: null,
      },
    };
    events.push({ kind: 'follow-up.proposed', actor: own, subject, data: { stage } });
    const by = answer === 'withdrawn' ? own : other;
    const isAnswered =
      answer !== null && decideStepAnswer({ ...facts, actor: by, steps: [...steps, step], answer, note: 'No' }).ok;
    if (isAnswered)
      events.push({ kind: `follow-up.${answer}` as 'follow-up.confirmed', actor: by, subject, data: { stage } });
    const answered = { answer, answeredAt, answeredById: by.personId, answeredOrganisationId: by.organisation.id };
    steps.push(isAnswered ? { ...step, ...answered } : step);
  }
  const organisation = Object.values(sides).map((one) => references.get(one) ?? '');
  groups.set(id, { all: ['all'], organisation, ...listing.groups });
  return { introduction, steps, events };
}

async function keep(histories: readonly History[]): Promise<void> {
  const all = histories.map(played);
  await inTransaction(async (tx) => {
    await tx.introduction.createMany({ data: all.map(({ introduction }) => introduction) });
    await tx.followUpStep.createMany({ data: all.flatMap(({ steps }) => steps) as never });
    await appendQuietEvents(
      tx,
      all.flatMap(({ events }) => events),
    );
  });
}

async function eventsTold() {
  const { rows } = await pool.query<{ introductionId: string; kind: string; stage: string | null }>(
    `SELECT subject_id AS "introductionId", kind, data->>'stage' AS stage FROM event
     WHERE subject_type = 'introduction' AND refusal IS NULL ORDER BY seq`,
  );
  return rows;
}

const inOrder = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const asked = (path: string) => ({ request: aRequest(path), context: aContext(), params: {} });

describe('the funnel', () => {
  it('says the same in SQL, from the events, on its page and in its CSV', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: each, maxLength: each }), async (histories) => {
        await keep(histories);
        const events = await eventsTold();
        for (const by of funnelDimensions) {
          const told = foldFunnel(events, (id) => groups.get(id)?.[by] ?? []);
          expect(inOrder(await countFunnel(by))).toEqual(inOrder(told));
        }
      }),
      // Shrinking would add histories to those already kept.
      { numRuns: batches, endOnFailure: true },
    );
    expect(await db.introduction.count()).toBe(batches * each);
    const events = await eventsTold();
    for (const by of funnelDimensions) {
      const told = publicFunnel(foldFunnel(events, (id) => groups.get(id)?.[by] ?? [])).filter(({ counts }) => counts);
      const expected = told.map(({ key, counts }) => [
        key,
        ...funnelColumns.map((column) => counts?.[column] ?? '1-2'),
      ]);
      const { rows } = await pageLoader(asked(`/funnel?by=${by}`));
      const page = rows.map(({ key, counts }) => [key, ...funnelColumns.map((column) => counts?.[column] ?? '1-2')]);
      expect(page).toEqual(expected);
      const csv = await (await dataLoader(asked(`/funnel/data?by=${by}&format=csv`))).text();
      const [, ...lines] = parse(csv.slice(1)) as string[][];
      expect(lines.map(([key, , , ...cells]) => [key, ...cells])).toEqual(expected.map((row) => row.map(String)));
      const json = JSON.parse(await (await dataLoader(asked(`/funnel/data?by=${by}&format=json`))).text());
      expect(
        json.groups.map((row: Record<string, unknown>) => [row.key, ...funnelColumns.map((one) => row[one])]),
      ).toEqual(expected);
    }
  });
});
