// What somebody watches: reminders 14 and 3 days before it ends, calls of watched opportunities, and what changed.
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#app/domain/period.ts';
import { cancelCall } from '#app/features/calls/publish-call.server.ts';
import { withdrawListing } from '#app/features/listings/withdraw-listing.server.ts';
import { keepWatch } from '#app/features/watching/keep-watch.server.ts';
import { listWatches } from '#app/features/watching/list-watches.server.ts';
import { remindClosing } from '#app/features/watching/remind-closing.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { aPublishedCall, aWorld } from '../support/call-world.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  republishOpportunity,
} from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';
import { later, toldTo } from '../support/saved-search-world.ts';

const dayMs = 86_400_000;
const inDays = async (days: number): Promise<string> => addDays(dayOf(await readClock()), days);
const deadlines = async (personId: string) =>
  (await toldTo(personId)).filter(({ topic }) => topic === 'deadline').map(({ params }) => params);

describe('a reminder', () => {
  it('comes 14 and 3 days before a watched listing ends, each once, by the database’s clock', async () => {
    const [owner, reader] = [await aVerifiedMember(), await aLonePerson()];
    const lastOn = await inDays(15);
    const { reference } = await aListedOpportunity(owner, { title: 'Ends soon', validUntil: lastOn });
    must(await keepWatch(reader, 'opportunity', reference, true));
    await remindClosing();
    expect(await deadlines(reader.personId)).toEqual([]);
    await later('1 day', async () => {
      expect(await remindClosing()).toBe(1);
      expect(await remindClosing()).toBe(0);
    });
    expect(await deadlines(reader.personId)).toEqual([{ title: 'Ends soon', days: 14, lastOn }]);
    await later('12 days', remindClosing);
    await later('13 days', remindClosing);
    expect(await deadlines(reader.personId)).toHaveLength(2);
    const events = await db.event.findMany({
      where: { kind: 'opportunity.closing-announced' },
      select: { data: true },
    });
    expect(events).toHaveLength(2);
  });

  it('comes once, as the nearer one, to who begins late; and not for what has left its list', async () => {
    const [owner, reader] = [await aVerifiedMember(), await aLonePerson()];
    const validUntil = await inDays(2);
    const near = await aListedCapability(owner, { title: 'Two days left', validUntil });
    const gone = await aListedCapability(owner, { title: 'Withdrawn', validUntil });
    for (const { reference } of [near, gone]) must(await keepWatch(reader, 'capability', reference, true));
    must(await withdrawListing(owner, 'capability', gone.reference, 'sold'));
    await remindClosing();
    expect(await deadlines(reader.personId)).toMatchObject([{ title: 'Two days left', days: 2 }]);
    expect(await db.event.count({ where: { kind: 'capability.closing-announced', subjectId: near.id } })).toBe(1);
  });

  it('comes for calls, watched themselves or through their opportunity, and to each person once', async () => {
    const world = await aWorld();
    const [one, both] = [await aLonePerson(), await aLonePerson()];
    const call = await aPublishedCall(world, 10 * dayMs + 60_000);
    must(await keepWatch(one, 'opportunity', world.opportunity, true));
    must(await keepWatch(both, 'opportunity', world.opportunity, true));
    must(await keepWatch(both, 'call', call, true));
    expect(await remindClosing()).toBe(1);
    expect(await remindClosing()).toBe(0);
    expect(await db.event.count({ where: { kind: 'call.closing-announced' } })).toBe(1);
    for (const { personId } of [one, both]) expect(await deadlines(personId)).toMatchObject([{ days: 10 }]);
    expect(await listWatches(both)).toMatchObject([{ list: 'call', reference: call }, { list: 'opportunity' }]);
  });
});

describe('what changed', () => {
  it('of a watched listing is told on the site with its mail, and shown among what one watches', async () => {
    const [owner, reader] = [await aVerifiedMember(), await aLonePerson()];
    const { reference } = await aListedOpportunity(owner, { title: 'First wording' });
    must(await keepWatch(reader, 'opportunity', reference, true));
    expect(await listWatches(reader)).toMatchObject([{ changed: null }]);
    await republishOpportunity(owner, reference, { title: 'Second wording' });
    expect(await listWatches(reader)).toMatchObject([{ changed: { number: 2 }, title: 'Second wording' }]);
    const [told] = await toldTo(reader.personId);
    expect(told).toMatchObject({
      ...{ topic: 'watch', kind: 'watch.changed', mailDueAt: null },
      path: `/opportunities/${reference}/versions#v2`,
      params: { title: 'Second wording', number: 2, fields: 1 },
    });
    const { email } = await db.person.findUniqueOrThrow({ where: { id: reader.personId } });
    expect(await db.mail.count({ where: { toAddress: email, template: 'watched-listing' } })).toBe(1);
  });

  it('is not mailed to who turned mails about it off', async () => {
    const [owner, reader] = [await aVerifiedMember(), await aLonePerson()];
    const { reference } = await aListedOpportunity(owner);
    must(await keepWatch(reader, 'opportunity', reference, true));
    await db.notificationPreference.create({ data: { personId: reader.personId, topic: 'watch', rhythm: 'off' } });
    must(await withdrawListing(owner, 'opportunity', reference, 'sold'));
    const { email } = await db.person.findUniqueOrThrow({ where: { id: reader.personId } });
    expect(await db.mail.count({ where: { toAddress: email } })).toBe(0);
    expect(await toldTo(reader.personId)).toMatchObject([{ kind: 'watch.gone' }]);
  });

  it('of calls: published and called off, told once however often the event is delivered', async () => {
    const world = await aWorld();
    const reader = await aLonePerson();
    must(await keepWatch(reader, 'opportunity', world.opportunity, true));
    const call = await aPublishedCall(world, 40 * dayMs);
    await deliver('alert');
    must(await cancelCall(world.agency.actor, call, 'No longer needed'));
    await deliver('alert');
    await db.delivery.updateMany({ where: { consumer: 'alert' }, data: { doneAt: null } });
    await deliver('alert');
    const told = await toldTo(reader.personId);
    expect(told.map(({ kind, path }) => [kind, path])).toEqual([
      ['watch.call-published', `/calls/${call}`],
      ['watch.call-cancelled', `/calls/${call}`],
    ]);
  });
});
