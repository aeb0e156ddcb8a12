// Notifications: told once each in the teller's transaction, mailed in each person's rhythm.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db, inTransaction } from '#app/persistence/client.server.ts';
import { type NewNotification, notify, recipientsOf } from '#app/persistence/notifications.server.ts';
import { anAdministrator } from '../support/organisation-world.ts';
import { aSignedInPerson } from '../support/people.ts';

const aStep = (personId: string, organisationId: string, dedupeKey: string = randomUUID()): NewNotification => ({
  personId,
  organisationId,
  topic: 'follow-up',
  kind: 'follow-up.proposed',
  path: '/introductions',
  params: { organisationZh: '甲方', organisationEn: 'Party A', title: '冷链', stage: 'visit' },
  dedupeKey,
});

describe('a notification', () => {
  it('is told a person once, to be mailed in the rhythm of its topic', async () => {
    const { id } = await anAdministrator();
    const [member] = await inTransaction((tx) => recipientsOf(tx, id, 'contact'));
    const { personId } = member ?? { personId: '' };
    const row = aStep(personId, id);
    expect(await inTransaction((tx) => notify(tx, [row, aStep(personId, id)]))).toBe(2);
    expect(await inTransaction((tx) => notify(tx, [row]))).toBe(0);
    const due = await db.notification.findMany({ where: { personId }, select: { createdAt: true, mailDueAt: true } });
    expect(due.map(({ createdAt, mailDueAt }) => mailDueAt?.getTime() === createdAt.getTime())).toEqual([true, true]);
    await db.notificationPreference.create({ data: { personId, topic: 'follow-up', rhythm: 'off' } });
    await inTransaction((tx) => notify(tx, [aStep(personId, id, 'quiet')]));
    const quiet = await db.notification.findFirstOrThrow({ where: { personId, dedupeKey: 'quiet' } });
    expect(quiet.mailDueAt).toBeNull();
  });

  it('leads to this site only, and leaves with the membership', async () => {
    const [{ id }, guest] = [await anAdministrator(), (await (await aSignedInPerson()).viewer()).actor];
    const { personId } = guest;
    await db.membership.create({ data: { organisationId: id, personId, role: 'liaison', permissions: ['contact'] } });
    for (const path of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example'])
      await expect(inTransaction((tx) => notify(tx, [{ ...aStep(personId, id), path }]))).rejects.toThrow();
    await inTransaction((tx) => notify(tx, [aStep(personId, id)]));
    await db.membership.deleteMany({ where: { personId } });
    expect(await db.notification.count({ where: { personId } })).toBe(0);
  });
});
