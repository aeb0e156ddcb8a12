// How long things are kept: the daily clean-up removes exactly what is past its period, and says so.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { retentionDays } from '#app/domain/retention.ts';
import { applyRetention } from '#app/features/personal-data/apply-retention.server.ts';
import { cleanUp } from '#app/jobs/clean-up.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { eventsOf } from '../support/audit-world.ts';
import { aSignedInPerson } from '../support/people.ts';

describe('the daily clean-up', () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

  it('blanks and removes exactly what is past its period, in one event with the counts', async () => {
    await cleanUp();
    const { actor } = await (await aSignedInPerson()).viewer();
    const mail = (days: number) =>
      db.mail.create({
        data: { toAddress: 'a@b.c', template: 't', subject: 's', body: 'b', createdAt: ago(days), sentAt: ago(days) },
        select: { id: true },
      });
    const young = await mail(retentionDays.mailBody - 1);
    const blanked = await mail(retentionDays.mailBody + 1);
    const removed = await mail(retentionDays.mail + 1);
    const { id: organisationId } = await db.organisation.create({
      data: { reference: `OR-${randomUUID()}`, type: 'enterprise', nameEn: 'With invitations' },
      select: { id: true },
    });
    const invitation = (days: number) =>
      db.invitation.create({
        data: {
          organisationId,
          email: 'x@y.z',
          role: 'drafter',
          tokenHash: randomUUID(),
          invitedById: actor.personId,
          createdAt: ago(days + 7),
          expiresAt: ago(days),
        },
        select: { id: true },
      });
    const [open, old] = [
      await invitation(retentionDays.invitation - 1),
      await invitation(retentionDays.invitation + 1),
    ];
    await db.session.create({
      data: { personId: actor.personId, token: randomUUID(), expiresAt: ago(1), updatedAt: new Date() },
      select: { id: true },
    });
    const { result, events } = await eventsOf(() => applyRetention());
    expect(result).toMatchObject({ mailBody: 2, mail: 1, invitation: 1, session: 1 });
    expect(events).toMatchObject([{ kind: 'site.cleaned-up', actorId: null, data: result }]);
    const bodies = await db.mail.findMany({
      where: { id: { in: [young.id, blanked.id, removed.id] } },
      orderBy: { createdAt: 'desc' },
      select: { id: true, body: true, subject: true },
    });
    expect(bodies).toEqual([
      { id: young.id, body: 'b', subject: 's' },
      { id: blanked.id, body: '', subject: 's' },
    ]);
    expect(await db.invitation.findMany({ where: { organisationId }, select: { id: true } })).toEqual([
      { id: open.id },
    ]);
    expect(old.id).not.toBe(open.id);
  });

  it('leaves no event when there was nothing to do, and never touches events', async () => {
    await cleanUp();
    const before = await db.event.count();
    await cleanUp();
    expect(await db.event.count()).toBe(before);
  });
});
