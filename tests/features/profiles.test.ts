// What organisations and experts add to their profiles: honours, innovation credit, employment and shared projects.
import { describe, expect, it } from 'vitest';
import { db } from '#app/persistence/client.server.ts';
import { action as keepExpert, loader as readExpert } from '#app/routes/accounts/expert.tsx';
import { loader as readDetail } from '#app/routes/organisations/detail.tsx';
import { action as changeHonours } from '#app/routes/organisations/honours.tsx';
import { loader as readExperts } from '#app/routes/oversight/experts.tsx';
import { anAdministrator, answerOf, asked, posted, statusOf } from '../support/organisation-world.ts';
import { aSignedInPerson } from '../support/people.ts';

describe('honours', () => {
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('are public while valid, and announced to the organisation before and after their end', async () => {
    const organisation = await anAdministrator();
    const add = (number: string, validUntil: string, more: Record<string, string> = {}) =>
      answerOf(
        changeHonours(
          posted({ intent: 'add', kind: 'hnte', issuer: '吉林省科技厅', number, validUntil, ...more }, organisation),
        ),
      );
    expect((await add('A', inDays(400))).status).toBe(302);
    expect((await add('B', inDays(30))).status).toBe(302);
    expect((await add('ENDED', inDays(-5), { grantedOn: inDays(-800) })).status).toBe(302);
    expect(await add('A', inDays(400))).toMatchObject({ status: 409, data: { refusal: 'honour-taken' } });
    expect((await add('D', inDays(-5), { grantedOn: inDays(5) })).status).toBe(422);
    expect((await add('D', inDays(5), { kind: 'knighthood' })).status).toBe(422);
    const params = { reference: organisation.reference };
    const seen = await readDetail(asked('/', null, params));
    expect(seen.organisation.honours.map(({ number }) => number).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'A',
      'B',
    ]);
    for (const reader of [null, await anAdministrator()])
      expect(JSON.stringify(await readDetail(asked('/', reader, params)))).not.toContain('ENDED');
    const own = await readDetail(asked('/', organisation, params));
    expect(own.own?.ending.map(({ number, state }) => [number, state])).toEqual(
      expect.arrayContaining([
        ['B', 'expiring'],
        ['ENDED', 'expired'],
      ]),
    );
    const stranger = await anAdministrator();
    const [first] = seen.organisation.honours;
    const removed = changeHonours(posted({ intent: 'remove', honourId: first?.id ?? '' }, stranger));
    expect(await answerOf(removed)).toMatchObject({ status: 409, data: { refusal: 'no-such-honour' } });
  });

  it('stand beside the innovation credit score, which needs source and date', async () => {
    const organisation = await anAdministrator();
    const save = (values: Record<string, string>) =>
      answerOf(changeHonours(posted({ intent: 'credit', ...values }, organisation)));
    expect((await save({ score: '88.5' })).status).toBe(422);
    expect((await save({ score: '88.5', source: '长春新区科技局', on: '2026-06-01' })).status).toBe(302);
    const page = await readDetail(asked('/', null, { reference: organisation.reference }));
    expect(page.organisation.credit).toEqual({ score: 88.5, source: '长春新区科技局', on: '2026-06-01' });
    expect((await save({})).status).toBe(302);
    const { creditScore } = await db.organisation.findUniqueOrThrow({ where: { id: organisation.id } });
    expect(creditScore).toBeNull();
  });
});

describe('an expert', () => {
  const profile = {
    title: '研究员',
    about: '激光测量。',
    fields: 'photonics',
    'employments[0].organisationName': '长春光学研究所',
    'employments[0].uscc': '12100000400000624d',
    'employments[0].startedOn': '2020-09-01',
    'projects[0].organisationName': '某激光公司',
    'projects[0].description': '联合攻关',
  };

  it('keeps a profile that operators can read, and nobody else', async () => {
    const expert = await aSignedInPerson(['expert']);
    expect(await statusOf(keepExpert(posted(profile, expert)))).toBe(302);
    const saved = await readExpert(asked('/', expert));
    expect(saved).toMatchObject({
      title: '研究员',
      fields: ['photonics'],
      employments: [{ organisationName: '长春光学研究所', uscc: '12100000400000624D', startedOn: '2020-09-01' }],
      projects: [{ organisationName: '某激光公司', description: '联合攻关' }],
    });
    const { personId } = (await expert.viewer()).actor;
    const page = await readExperts(asked('/', await aSignedInPerson(['operator'])));
    expect(page.experts.find(({ id }) => id === personId)?.profile?.engagements).toHaveLength(2);
    const stranger = await aSignedInPerson();
    expect(await statusOf(readExperts(asked('/', stranger)))).toBe(404);
    expect(await statusOf(readExpert(asked('/', stranger)))).toBe(404);
    expect(await statusOf(keepExpert(posted(profile, stranger)))).toBe(404);
    expect(await db.event.count({ where: { subjectId: personId, kind: 'expert.profile-changed' } })).toBe(1);
  });

  it('replaces the profile as a whole, and is told what is wrong in a row', async () => {
    const expert = await aSignedInPerson(['expert']);
    await keepExpert(posted(profile, expert));
    const wrong = { ...profile, 'employments[0].endedOn': '2019-01-01' };
    expect(await answerOf(keepExpert(posted(wrong, expert)))).toMatchObject({
      status: 422,
      data: { reply: { error: { 'employments[0].endedOn': ['day-order'] } } },
    });
    expect(await statusOf(keepExpert(posted({ title: '教授' }, expert)))).toBe(302);
    expect(await readExpert(asked('/', expert))).toMatchObject({ title: '教授', employments: [], projects: [] });
  });
});
