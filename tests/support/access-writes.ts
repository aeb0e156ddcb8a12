// Every command of the site as the access matrix sends it: valid, on a fresh thing, so that only the table can refuse it.

import { randomUUID } from 'node:crypto';
import { type AccessReason, decideAccess } from '#app/domain/authorisation.ts';
import { toBase64 } from '#app/domain/bytes.ts';
import { callPhases } from '#app/domain/call.ts';
import { allow, refuse } from '#app/domain/decision.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { listingPhases } from '#app/domain/listing.ts';
import { createCustodianKey } from '#app/features/calls/custodian-key-in-browser.ts';
import { db } from '#app/persistence/client.server.ts';
import { batchWrites } from './access-batches.ts';
import { editorialWrites } from './access-editorial-writes.ts';
import { importWrites } from './access-imports.ts';
import { organisationWrites, personWrites } from './access-organisation-writes.ts';
import type { Ask, Probe, World } from './access-probes.ts';
import { sectionWrites } from './access-sections.ts';
import { aCall, aListing, anAttachment, anIntroduction } from './access-things.ts';
import { aSealedBid, asSubmission } from './call-world.ts';
import { dayIn, wallClockIn } from './wall-clock.ts';

const own = (world: World): string => world.cast.organisations.own.id;
const contact = { 'contact.name': '联系人', 'contact.phone': '0431-8800-0000', 'contact.email': '' };

const draftOf = (list: 'opportunity' | 'capability') => ({
  ...{ intent: 'save', language: 'en', title: 'Leaks', validUntil: dayIn(30) },
  kind: list === 'opportunity' ? 'challenge' : 'technology',
});

function listingWrites(list: 'opportunity' | 'capability'): Probe[] {
  const folder = list === 'opportunity' ? ('opportunities' as const) : ('capabilities' as const);
  const on = async (world: World, phase: string): Promise<string> => {
    const { reference } = await aListing(list, own(world), world.cast.writerId, phase as 'draft');
    return `/${folder}/${reference}`;
  };
  const detail = { route: `routes/${folder}/detail`, method: 'POST', states: listingPhases, owner: own } as const;
  return [
    {
      ...{ route: `routes/${folder}/new`, method: 'POST', action: 'listing.draft' },
      ask: () => ({ path: `/${folder}/new`, form: draftOf(list) }),
    },
    {
      ...{ route: `routes/${folder}/edit`, method: 'POST', action: 'listing.draft', states: listingPhases, owner: own },
      ask: async (world, _, phase) => ({ path: `${await on(world, phase)}/edit`, form: draftOf(list) }),
    },
    {
      ...{ route: 'routes/listings/typed-form', method: 'POST', action: 'listing.draft' },
      ask: () => ({
        path: '/typed-forms',
        json: { list, reference: '', pairs: [['title', 'Leaks']], tab: '', known: 'any' },
      }),
    },
    {
      ...{ ...detail, action: 'listing.publish' },
      ask: async (world, _, phase) => ({
        path: await on(world, phase),
        form: { intent: 'publish', changeReason: phase === 'draft' ? '' : 'corrected' },
      }),
    },
    {
      ...{ ...detail, action: 'listing.withdraw' },
      ask: async (world, _, phase) => ({
        path: await on(world, phase),
        form: { intent: 'withdraw', reason: 'solved' },
      }),
    },
  ];
}

const attachmentWrites: Probe[] = [
  {
    ...{ route: 'routes/attachments/manage', method: 'POST', action: 'attachment.manage', owner: own },
    ask: async (world) => {
      const path = await anAttachment(own(world), world.cast.writerId, 'public');
      const documentId = path.slice(path.lastIndexOf('/') + 1);
      const form = { intent: 'change', documentId, caption: 'plan', access: 'verified' };
      return { path: path.slice(0, path.lastIndexOf('/')), form };
    },
  },
  {
    ...{ route: 'routes/attachments/download', method: 'POST', action: 'attachment.read-locked', owner: own },
    allowed: [302, 303],
    ask: async (world) => ({ path: await anAttachment(own(world), world.cast.writerId, 'verified'), form: {} }),
    // Its own members have it anyway; to those who may not open it, it is not there.
    decide: (world, { actor }) => {
      if (actor?.organisation?.id === own(world)) return allow(null);
      const access = decideAccess(actor, 'attachment.read-locked', { owner: own(world) });
      return access.ok || access.reason === 'sign-in-needed' ? access : refuse('not-found');
    },
  },
];

const introducing = async (world: World, side: 'from' | 'to', phase: string, form: NonNullable<Ask['form']>) => {
  const { own: mine, unverified: other } = world.cast.organisations;
  const sides = side === 'from' ? { from: mine.id, to: other.id } : { from: other.id, to: mine.id };
  const facts = { ...sides, opportunityId: world.opportunity.id, sentById: world.cast.writerId };
  return { path: `/introductions/${(await anIntroduction(facts, phase as 'open')).id}`, form };
};

/** Only its two sides find an introduction at all. */
const asSide =
  (
    action: 'introduction.answer' | 'introduction.cancel' | 'introduction.read-contacts',
  ): NonNullable<Probe['decide']> =>
  (world, who, state) => {
    const { own: mine, unverified: other } = world.cast.organisations;
    const organisation = who.actor?.organisation?.id;
    if (organisation !== mine.id && organisation !== other.id) return refuse('not-found');
    const owner = action === 'introduction.read-contacts' ? organisation : mine.id;
    return decideAccess(who.actor, action, { owner, state });
  };

const introductionWrites: Probe[] = [
  {
    ...{ route: 'routes/introductions/new', method: 'POST', action: 'introduction.send', states: listingPhases },
    owner: own,
    inTurn: true,
    ask: async (world, _, phase) => {
      await db.introductionContact.deleteMany({ where: { introduction: { toOrganisationId: own(world) } } });
      await db.introduction.deleteMany({ where: { toOrganisationId: own(world) } });
      const { reference } = await aListing('opportunity', own(world), world.cast.writerId, phase as 'draft');
      const form = { offered: '', cooperationSought: 'A trial.', questions: '', aboutUs: 'We are.', ...contact };
      return { path: `/introductions/new?about=opportunity&opportunity=${reference}`, form };
    },
    // One's own listing is told in words of its own; what does not stand on the list is not there.
    refusedAs: { 'wrong-state': 404, 'own-organisation': 409 },
    decide: (world, who, state) => {
      const access = decideAccess(who.actor, 'introduction.send', { owner: own(world), state });
      const isHidden = !access.ok && access.reason === 'own-organisation' && state !== 'published';
      return isHidden ? refuse('not-found') : access;
    },
  },
  {
    ...{ route: 'routes/introductions/detail', method: 'POST', action: 'introduction.answer' },
    ...{ states: introductionPhases, owner: own, decide: asSide('introduction.answer') },
    ask: (world, _, phase) => introducing(world, 'to', phase, { intent: 'accept', ...contact }),
  },
  {
    ...{ route: 'routes/introductions/detail', method: 'POST', action: 'introduction.cancel' },
    ...{ states: introductionPhases, owner: own, decide: asSide('introduction.cancel') },
    ask: (world, _, phase) => introducing(world, 'from', phase, { intent: 'cancel' }),
  },
  {
    ...{ route: 'routes/introductions/detail', method: 'POST', action: 'introduction.read-contacts' },
    ...{ states: introductionPhases, owner: own, decide: asSide('introduction.read-contacts') },
    ask: (world, _, phase) => introducing(world, 'to', phase, { intent: 'contacts' }),
    // Whoever may not read them is not told whether there are any.
    refusedAs: { 'wrong-state': 404, 'permission-missing': 404, 'organisation-unverified': 404 },
  },
];

const callOn = async (world: World, phase: string, escrow?: string): Promise<string> => {
  const { keys, opportunity, cast } = world;
  const facts = { keys, opportunityId: opportunity.id, escrow };
  return (await aCall(cast.organisations.own, cast.writerId, phase as 'open', facts)).reference;
};

const callForm = (world: World) => ({
  ...{ opportunity: world.opportunity.reference, title: 'Leaks', mode: 'single-winner', terms: 'Terms' },
  ...{ 'criteria[0].name': 'Solution', 'criteria[0].weight': '100', bidsUntil: wallClockIn(30 * 86_400) },
});

/** A custodian of one of our own people, who can sit for the agency. */
const seated = async (world: World): Promise<string> => {
  const personId = world.cast.characters.find(({ organisation }) => organisation?.id === own(world))?.actor?.personId;
  const known = await db.custodianKey.findFirst({ where: { personId }, select: { id: true } });
  if (known) return known.id;
  const key = await createCustodianKey('a passphrase for tests only', 10);
  const wrappedIdentity = Buffer.from(toBase64(key.wrappedIdentity), 'base64');
  const data = { personId: personId ?? '', recipient: key.recipient, wrappedIdentity };
  return (await db.custodianKey.create({ data, select: { id: true } })).id;
};

/** A try that comes too late is noted under the bid it would have been: an id without any version. */
const leaves = ['bid'];

const callWrites: Probe[] = [
  {
    ...{ route: 'routes/calls/new', method: 'POST', action: 'call.draft', owner: own },
    ask: (world) => ({ path: '/calls/new', form: callForm(world) }),
    // The opportunity is the own organisation's: for others it cannot be opened.
    decide: (world, who) => {
      const access = decideAccess(who.actor, 'call.draft');
      return access.ok && who.actor?.organisation?.id !== own(world) ? refuse('wrong-state') : access;
    },
  },
  {
    ...{ route: 'routes/calls/edit', method: 'POST', action: 'call.draft', states: callPhases, owner: own },
    ask: async (world, _, phase) => ({ path: `/calls/${await callOn(world, phase)}/edit`, form: callForm(world) }),
  },
  {
    ...{ route: 'routes/calls/edit', method: 'POST', action: 'call.publish', states: callPhases, owner: own },
    ask: async (world, _, phase) => {
      const reference = await callOn(world, phase);
      if (phase === 'draft') {
        const call = { reference };
        const custodianKeyId = await seated(world);
        await db.callCustodian.updateMany({ where: { call, seat: 'agency' }, data: { custodianKeyId } });
      }
      return { path: `/calls/${reference}/edit`, form: { intent: 'publish' } };
    },
  },
  {
    ...{ route: 'routes/calls/detail', method: 'POST', action: 'call.cancel', states: callPhases, owner: own },
    ask: async (world, _, phase) => ({ path: `/calls/${await callOn(world, phase)}`, form: { reason: 'no money' } }),
  },
  {
    ...{ route: 'routes/bids/submit', method: 'POST', action: 'bid.submit', states: callPhases, owner: own, leaves },
    ask: async (world, { actor, organisation }, phase) => {
      const reference = await callOn(world, phase);
      const bidder = { actor: actor as never, reference: organisation?.reference ?? '' };
      return { path: `/calls/${reference}/bid`, json: asSubmission(await aSealedBid(reference, bidder), randomUUID()) };
    },
    decide: (world, who, state) => {
      const access = decideAccess(who.actor, 'bid.submit', { owner: own(world), state });
      return !access.ok && state === 'draft' && isBehindTheDoor(access.reason) ? refuse('not-found') : access;
    },
  },
  {
    ...{ route: 'routes/bids/mine', method: 'POST', action: 'bid.submit', states: callPhases, owner: own, leaves },
    ask: async (world, _, phase) => {
      const call = await callOn(world, phase);
      const form = { act: 'withdrawal', idempotencyKey: randomUUID(), call, versionId: randomUUID() };
      return { path: '/bids', form };
    },
    decide: (world, who, state) => {
      const access = decideAccess(who.actor, 'bid.submit', { owner: own(world), state });
      return !access.ok && state === 'draft' && isBehindTheDoor(access.reason) ? refuse('not-found') : access;
    },
    allowed: [409], // nothing to withdraw
  },
  {
    ...{ route: 'routes/calls/opening', method: 'POST', action: 'opening.hand-over', states: callPhases },
    perPerson: true,
    ask: async (world, { actor }, phase) => ({
      path: `/calls/${await callOn(world, phase, actor?.personId)}/opening`,
      json: { shares: [] },
    }),
  },
  {
    ...{ route: 'routes/calls/opening', method: 'POST', states: callPhases },
    ask: async (world, _, phase) => ({ path: `/calls/${await callOn(world, phase)}/opening`, json: { shares: [] } }),
    decide: () => refuse('not-found'), // not a custodian of this call
  },
];

/** A draft is not there for bidders; whose it is, is asked later. */
const isBehindTheDoor = (reason: AccessReason): boolean => reason === 'wrong-state' || reason === 'own-organisation';

export const writes: readonly Probe[] = [
  ...batchWrites,
  ...listingWrites('opportunity'),
  ...listingWrites('capability'),
  ...editorialWrites('opportunity'),
  ...editorialWrites('capability'),
  ...attachmentWrites,
  ...introductionWrites,
  ...callWrites,
  ...importWrites,
  ...organisationWrites,
  ...personWrites,
  ...sectionWrites,
];
