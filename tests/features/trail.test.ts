// Reading the trail: an organisation its own, a supervisor all of it after saying why; nobody a sealed bid.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Actor, permissions } from '#app/domain/actor.ts';
import { isPermitValid, permitMinutes } from '#app/domain/staff-read.ts';
import { changeProfile } from '#app/features/accounts/change-account.server.ts';
import { submitBid } from '#app/features/bids/submit-bid.server.ts';
import { saveOpportunityDraft } from '#app/features/listings/save-listing-draft.server.ts';
import { byteOrderMark, csvLine } from '#app/features/oversight/csv.ts';
import { exportTrail } from '#app/features/oversight/export-trail.server.ts';
import { findSupervisorScope, ownScope, readTrail } from '#app/features/oversight/get-trail.server.ts';
import { grantStaffRead, hasStaffPermit } from '#app/features/oversight/staff-permit.server.ts';
import { readTrailFilter } from '#app/features/oversight/trail-filter.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { loader as operatorQueue } from '#app/routes/oversight/verifications.tsx';
import { anAgent, eventsOf, traced } from '../support/audit-world.ts';
import {
  aDraftCall,
  aPublishedCall,
  aSealedBid,
  asSubmission,
  aWorld,
  type Bidder,
  handOver,
  publishFor,
  untilClosed,
} from '../support/call-world.ts';
import { aLonePerson, type Member } from '../support/listing-world.ts';
import { aSignedInPerson } from '../support/people.ts';
import { aContext, aRequest } from '../support/requests.ts';
import { anOpportunity, must, noContact } from '../support/sample-listings.ts';

const filter = (query = '') => readTrailFilter(new URLSearchParams(query));
const draft = (actor: Actor, title = '标题标题标题') =>
  saveOpportunityDraft(actor, { content: anOpportunity({ title }), contact: noContact });
const trailOf = async (member: Member, query = '') =>
  (await readTrail(ownScope(member), filter(query), null, 500)).entries;
const aSupervisor = async () => traced(await aLonePerson({ platformRoles: ['supervisor'] }));
const anOperator = async () => traced(await aLonePerson({ platformRoles: ['operator'] }));
const everything = { view: 'all', organisationId: null } as const;
const textOf = async (parts: AsyncIterable<string>) => {
  let text = '';
  for await (const part of parts) text += part;
  return text;
};

describe('an organisation', () => {
  it('sees what its people did, by name, and nothing of other organisations or of private accounts', async () => {
    const [own, other] = [await anAgent(), await anAgent()];
    must(await draft(own));
    must(await draft(other));
    await changeProfile(own, { name: 'New name', locale: 'en' });
    const entries = await trailOf(own);
    expect(entries.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['opportunity.drafted', { as: 'person', name: 'New name' }],
    ]);
    expect(entries[0]?.subject.to).toMatch(/^\/opportunities\/OP-/);
    // The change of the account is on record, in the person's own data alone.
    expect(await db.event.count({ where: { actorId: own.personId, kind: 'person.profile-changed' } })).toBe(1);
  });

  it('filters by group, person, days and refusal, and pages without gaps or repeats', async () => {
    const own = await anAgent();
    for (let count = 0; count < 7; count += 1) must(await draft(own));
    const powerless = { ...own, organisation: { ...own.organisation, permissions: [] } };
    await draft(powerless);
    expect(await trailOf(own, 'refused=1')).toMatchObject([{ refusal: 'permission-missing' }]);
    expect(await trailOf(own, 'group=bid')).toEqual([]);
    expect(await trailOf(own, `person=${randomUUID()}`)).toEqual([]);
    expect(await trailOf(own, `person=${own.personId}&group=listing`)).toHaveLength(8);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await trailOf(own, `from=${today}&until=${today}`)).toHaveLength(8);
    expect(await trailOf(own, 'until=2020-01-01')).toEqual([]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readTrail>> = await readTrail(ownScope(own), filter(), after, 3);
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toEqual((await trailOf(own)).map(({ id }) => id));
  });

  it('sees at once which role read its data and why, and only its own readings', async () => {
    const [own, other] = [await anAgent(), await anAgent()];
    const supervisor = await aSupervisor();
    const began = performance.now();
    const reason = '投诉 2026-7 号';
    must(await grantStaffRead(supervisor, { organisationId: own.organisation.id, what: 'audit-trail', reason }));
    const [entry] = await trailOf(own);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(entry).toMatchObject({
      kind: 'organisation.read-by-staff',
      actor: { as: 'supervisor' },
      details: { role: 'supervisor', reason, what: 'audit-trail' },
    });
    expect(JSON.stringify(entry)).not.toContain('Person');
    expect(await trailOf(other)).toEqual([]);
    must(await grantStaffRead(supervisor, { organisationId: null, what: 'audit-trail', reason: '年度检查全部机构' }));
    expect((await trailOf(other)).map(({ details }) => details.reason)).toEqual(['年度检查全部机构']);
  });
});

describe('people of the platform', () => {
  it('read nothing before they said why, and for half an hour after it', async () => {
    const supervisor = await aSupervisor();
    const { id: organisationId } = (await anAgent()).organisation;
    const { reference } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    const asked = { ...filter(), organisation: reference };
    expect(await findSupervisorScope(supervisor, asked)).toMatchObject({ ok: false, reason: 'permit-needed' });
    const read = { organisationId, what: 'audit-trail', reason: '因投诉查阅' } as const;
    expect(await grantStaffRead(supervisor, { ...read, reason: ' x ' })).toMatchObject({ reason: 'reason-needed' });
    must(await grantStaffRead(supervisor, read));
    expect(await findSupervisorScope(supervisor, asked)).toMatchObject({ ok: true });
    expect(await findSupervisorScope(supervisor, filter())).toMatchObject({ reason: 'permit-needed' });
    expect(await findSupervisorScope(await aSupervisor(), asked)).toMatchObject({ reason: 'permit-needed' });
    const now = await readClock();
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    expect(await hasStaffPermit(supervisor, organisationId, later(permitMinutes - 1))).toBe(true);
    expect(await hasStaffPermit(supervisor, organisationId, later(permitMinutes + 1))).toBe(false);
    expect(isPermitValid(now, later(permitMinutes))).toBe(false);
  });

  it('are refused what is not their business, and that is on record', async () => {
    const operator = await anOperator();
    const read = { organisationId: null, what: 'audit-trail', reason: '我很好奇这些' } as const;
    const { result, events } = await eventsOf(() => grantStaffRead(operator, read));
    expect(result).toMatchObject({ reason: 'not-found' });
    expect(events).toMatchObject([{ kind: 'organisation.read-by-staff', refusal: 'not-found' }]);
    expect(await hasStaffPermit(operator, null, await readClock())).toBe(false);
  });

  it('and everybody signed in leave a trace at doors that stay shut; guests do not', async () => {
    const person = await aSignedInPerson();
    const knock = (cookie: string) =>
      operatorQueue({
        request: aRequest('/operator/verifications', { headers: { cookie } }),
        context: aContext(),
        params: {},
      }).catch(() => null);
    const { events } = await eventsOf(() => knock(person.cookie));
    expect(events).toMatchObject([
      {
        kind: 'access.refused',
        refusal: 'not-found',
        data: { route: 'routes/oversight/verifications', action: 'organisation.verify' },
        requestId: 'test-request',
        address: '192.0.2.1',
      },
    ]);
    expect((await eventsOf(() => knock(''))).events).toEqual([]);
  });
});

describe('sealed bids', () => {
  const aBidder = async (): Promise<Bidder & { readonly actor: Member }> => {
    const actor = await anAgent();
    const { reference } = await db.organisation.findUniqueOrThrow({ where: { id: actor.organisation.id } });
    return { actor, reference };
  };
  const asMember = (actor: Actor): Member => ({ ...actor, organisation: actor.organisation as Member['organisation'] });
  /** Everything others can read, as text: it must be the same with bids and without. */
  const seenByOthers = async (agency: Actor, format: 'csv' | 'json') => {
    const scopes = [ownScope(asMember(agency)), everything];
    return Promise.all(scopes.map((scope) => textOf(exportTrail(scope, filter(), format, 'en'))));
  };

  it('cast no shadow in anybody else’s trail before the opening: pages and files are the same with and without', async () => {
    const world = await aWorld();
    const call = await aPublishedCall(world, 3_600_000);
    const bidders = await Promise.all(Array.from({ length: 5 }, aBidder));
    const submissions = await Promise.all(bidders.map(async (one) => asSubmission(await aSealedBid(call, one))));
    const before = [await seenByOthers(world.agency.actor, 'csv'), await seenByOthers(world.agency.actor, 'json')];
    for (const [index, { actor }] of bidders.entries()) {
      const submission = submissions[index];
      if (submission) expect((await submitBid(actor, call, submission)).ok).toBe(true);
      // A try that is refused is a trace, too.
      if (submission) expect((await submitBid(actor, call, { ...submission, sha256: '0'.repeat(64) })).ok).toBe(false);
    }
    expect(await db.event.count({ where: { kind: { startsWith: 'bid.' } } })).toBe(10);
    expect([await seenByOthers(world.agency.actor, 'csv'), await seenByOthers(world.agency.actor, 'json')]).toEqual(
      before,
    );
    const [bidder] = bidders;
    const own = bidder ? await trailOf(bidder.actor) : [];
    expect(own.map(({ kind, refusal, subject }) => [kind, refusal, subject.to, subject.reference])).toEqual([
      ['bid.refused', 'hash-wrong', null, ''],
      ['bid.submitted', null, '/bids', ''],
    ]);
    expect(JSON.stringify(own)).not.toContain(call);
  });

  it('are in the supervisor’s trail once the call is opened, and custodians’ acts in the agency’s', {
    timeout: 30_000,
  }, async () => {
    const world = await aWorld();
    const call = await aDraftCall(world, 3_600_000);
    const bidder = await aBidder();
    await publishFor(world, call, 1_500);
    expect((await submitBid(bidder.actor, call, asSubmission(await aSealedBid(call, bidder)))).ok).toBe(true);
    const bidsSeen = async () =>
      (await readTrail(everything, filter('group=bid'), null, 100)).entries.filter(
        ({ organisation }) => organisation?.reference === bidder.reference,
      );
    await untilClosed(call);
    must(await handOver(world.custodians.agency, call));
    must(await handOver(world.custodians.escrow, call));
    expect(await bidsSeen()).toEqual([]);
    const { openCall } = await import('#app/features/calls/open-call.server.ts');
    must(await openCall(world.custodians.agency, call, true));
    expect((await bidsSeen()).map(({ kind }) => kind)).toEqual(['bid.submitted']);
    const agency = await trailOf(asMember(world.agency.actor), 'group=call');
    expect(agency.map(({ kind, actor }) => [kind, actor.as])).toEqual([
      ['call.opened', 'person'],
      ['call.share-released', 'custodian'],
      ['call.share-released', 'person'],
      ['call.published', 'person'],
      ['call.drafted', 'person'],
    ]);
  });
});

describe('files', () => {
  it('are RFC 4180 with a byte order mark, and no cell runs as a formula', async () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', '=1+1', '+1', '-1', '@x', '\t=1'])).toBe(
      `a,"b,c","say ""x""","two\nlines",'=1+1,'+1,'-1,'@x,'\t=1\r\n`,
    );
    const own = await anAgent();
    await db.person.update({ where: { id: own.personId }, data: { name: '=HYPERLINK("http://x","y"), 王' } });
    must(await draft(own));
    const text = await textOf(exportTrail(ownScope(own), filter(), 'csv', 'zh-CN'));
    expect(text.startsWith(`${byteOrderMark}时间（UTC+8）,`)).toBe(true);
    const [, line = ''] = text.split('\r\n');
    expect(line).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+08:00,\d{4}-.*Z,"'=HYPERLINK\(""http:\/\/x"",""y""\), 王",/,
    );
    expect(line).toContain('opportunity.drafted,起草机会');
    expect(line).toMatch(/audit-request,,[\da-f]{64}$/);
    expect(text).not.toContain('198.51.100.7');
  });

  it('hold the whole filtered trail, also beyond a page, as JSON too', async () => {
    const own = await anAgent();
    const rows = Array.from({ length: 1203 }, () => ({
      kind: 'opportunity.edited',
      actorId: own.personId,
      organisationId: own.organisation.id,
      subjectType: 'opportunity',
      subjectId: randomUUID(),
    }));
    await db.event.createMany({ data: rows });
    const entries = JSON.parse(await textOf(exportTrail(ownScope(own), filter(), 'json', 'en')));
    expect(entries).toHaveLength(1203);
    expect(new Set(entries.map(({ id }: { id: string }) => id)).size).toBe(1203);
    const none = await textOf(exportTrail(ownScope(own), filter('group=bid'), 'json', 'en'));
    expect(JSON.parse(none)).toEqual([]);
  });

  it('of an administrator with every permission show no more than their own organisation', async () => {
    const [own, other] = [await anAgent(), await anAgent()];
    expect(own.organisation.permissions).toEqual([...permissions]);
    must(await draft(other, '别人家的标题'));
    const text = await textOf(
      exportTrail(ownScope(own), filter(`organisation=${other.organisation.id}`), 'json', 'en'),
    );
    expect(text).not.toContain(other.personId);
    expect(JSON.parse(text).filter(({ kind }: { kind: string }) => kind === 'opportunity.drafted')).toEqual([]);
  });
});
