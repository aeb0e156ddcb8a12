// Notifications, mails, the follow-up ledger and guarding as the access matrix asks for them.
import { type Action, decideAccess } from '#app/domain/authorisation.ts';
import { allow, refuse } from '#app/domain/decision.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Ask, Probe, World } from './access-probes.ts';
import { anIntroduction } from './access-things.ts';

const own = (world: World): string => world.cast.organisations.own.id;

/** An introduction whose receiver is the own organisation. */
async function received(world: World, phase: string): Promise<string> {
  const { own: mine, unverified: other } = world.cast.organisations;
  const facts = { from: other.id, to: mine.id, opportunityId: world.opportunity.id, sentById: world.cast.writerId };
  return (await anIntroduction(facts, phase as 'open')).id;
}

/** Only the two sides find it at all, and the ledger only once it was accepted. */
const asSide =
  (action: Action, phases: readonly string[] = introductionPhases): NonNullable<Probe['decide']> =>
  (world, who, state) => {
    const { own: mine, unverified: other } = world.cast.organisations;
    const organisation = who.actor?.organisation?.id;
    const door = decideAccess(who.actor, 'introduction.read');
    if (!door.ok) return door;
    if (organisation !== mine.id && organisation !== other.id) return refuse('not-found');
    if (!phases.includes(state)) return refuse('not-found');
    const access = decideAccess(who.actor, action, { owner: organisation });
    return access.ok ? allow(null) : access;
  };

const guardSide: NonNullable<Probe['decide']> = (world, who) => {
  const { own: mine, unverified: other } = world.cast.organisations;
  const door = decideAccess(who.actor, 'introduction.guard');
  if (!door.ok) return door;
  const organisation = who.actor?.organisation?.id;
  return organisation === mine.id || organisation === other.id ? allow(null) : refuse('not-found');
};

const strangeLink = '/unsubscribe/all/00000000-0000-4000-8000-000000000000?token=none';

export const followUpReads: readonly Probe[] = [
  { route: 'routes/notifications/list', method: 'GET', ask: () => ({ path: '/notifications' }) },
  { route: 'routes/notifications/preferences', method: 'GET', ask: () => ({ path: '/notifications/preferences' }) },
  { route: 'routes/notifications/unsubscribe', method: 'GET', allowed: [404], ask: () => ({ path: strangeLink }) },
  { route: 'routes/oversight/mails', method: 'GET', ask: () => ({ path: '/operator/mails' }) },
  { route: 'routes/oversight/mail-templates', method: 'GET', ask: () => ({ path: '/operator/mails/templates' }) },
  { route: 'routes/oversight/reports', method: 'GET', ask: () => ({ path: '/operator/reports' }) },
  { route: 'routes/funnel/page', method: 'GET', ask: () => ({ path: '/funnel?by=field' }) },
  { route: 'routes/funnel/data', method: 'GET', ask: () => ({ path: '/funnel/data?by=all&format=csv' }) },
  { route: 'routes/follow-ups/list', method: 'GET', ask: () => ({ path: '/follow-ups' }) },
  { route: 'routes/follow-ups/export', method: 'GET', ask: () => ({ path: '/follow-ups/export' }) },
  {
    ...{ route: 'routes/follow-ups/detail', method: 'GET', action: 'introduction.read', states: introductionPhases },
    ...{ owner: own, decide: asSide('introduction.read', ['accepted']) },
    ask: async (world, _, phase) => ({ path: `/follow-ups/${await received(world, phase)}` }),
  },
  {
    ...{ route: 'routes/introductions/protect', method: 'GET', action: 'introduction.guard' },
    ...{ owner: own, decide: guardSide },
    ask: async (world) => ({ path: `/introductions/${await received(world, 'declined')}/protect` }),
  },
];

async function aGivenUpMail(): Promise<string> {
  const mail = { toAddress: 'gone@example.org', template: 'test', subject: 'x', body: 'x' };
  const data = { ...mail, givenUpAt: new Date(), failure: 'refused' };
  return (await db.mail.create({ data, select: { id: true } })).id;
}

async function aReport(world: World): Promise<Ask> {
  const { own: mine, unverified: other } = world.cast.organisations;
  const facts = { from: other.id, to: mine.id, opportunityId: world.opportunity.id, sentById: world.cast.writerId };
  const { id: introductionId } = await anIntroduction(facts, 'open');
  const by = { organisationId: mine.id, reportedById: world.cast.writerId };
  const { id } = await db.introductionReport.create({
    data: { introductionId, ...by, reason: 'spam' },
    select: { id: true },
  });
  return { path: '/operator/reports', form: { id, decision: 'dismissed', note: 'Nothing in it' } };
}

export const followUpWrites: readonly Probe[] = [
  {
    ...{ route: 'routes/notifications/list', method: 'POST' },
    ask: () => ({ path: '/notifications', form: { intent: 'read-all', topic: '' } }),
  },
  {
    ...{ route: 'routes/notifications/preferences', method: 'POST' },
    ask: () => ({ path: '/notifications/preferences', form: { intent: 'save', watch: 'weekly' } }),
  },
  {
    ...{ route: 'routes/notifications/unsubscribe', method: 'POST', action: 'watch.end-by-link', allowed: [404] },
    ask: () => ({ path: strangeLink, form: { 'List-Unsubscribe': 'One-Click' } }),
  },
  {
    ...{ route: 'routes/oversight/mails', method: 'POST', action: 'operations.run' },
    ask: async () => ({ path: '/operator/mails', form: { id: await aGivenUpMail() } }),
  },
  { route: 'routes/oversight/reports', method: 'POST', action: 'operations.run', ask: aReport },
  {
    ...{ route: 'routes/follow-ups/list', method: 'POST', allowed: [422] },
    ask: () => ({ path: '/follow-ups', form: { file: 'none' } }),
  },
  {
    ...{ route: 'routes/follow-ups/detail', method: 'POST', action: 'follow-up.keep', owner: own },
    decide: (world, who) => asSide('follow-up.keep')(world, who, 'accepted', new Date()),
    ask: async (world) => ({
      path: `/follow-ups/${await received(world, 'accepted')}`,
      form: { intent: 'step', stage: 'talk', endReason: '', happenedOn: '2026-01-05', note: '' },
    }),
  },
  {
    ...{ route: 'routes/introductions/protect', method: 'POST', action: 'introduction.guard', owner: own },
    decide: guardSide,
    ask: async (world) => ({
      path: `/introductions/${await received(world, 'open')}/protect`,
      form: { intent: 'report', reason: 'spam', words: 'Again and again' },
    }),
  },
];
