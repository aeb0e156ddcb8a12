// Probes of what introduced organisations do together, of brokers' proposals and of clarifications.
import { randomUUID } from 'node:crypto';
import { decideAccess } from '#app/domain/authorisation.ts';
import { callPhases } from '#app/domain/call.ts';
import { allow, refuse } from '#app/domain/decision.ts';
import { introductionPhases } from '#app/domain/introduction.ts';
import { documentStorage, sha256OfDocument } from '#app/gateways/documents.server.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Probe, World } from './access-probes.ts';
import { aCall, aListing, anIntroduction } from './access-things.ts';

const own = (world: World): string => world.cast.organisations.own.id;

/** Of the own organisation, received from another. */
const aReceived = async (world: World, phase: string): Promise<string> => {
  const { own: mine, unverified: other } = world.cast.organisations;
  const facts = { from: other.id, to: mine.id, opportunityId: world.opportunity.id, sentById: world.cast.writerId };
  return (await anIntroduction(facts, phase as 'open')).id;
};

type Right = 'introduction.read-contacts' | 'introduction.withdraw-consent';

/** Only its two sides take part in an introduction, after acceptance; for all others it is not there. */
const asPart =
  (action: Right): NonNullable<Probe['decide']> =>
  (world, who, state) => {
    const { own: mine, unverified: other } = world.cast.organisations;
    const organisation = who.actor?.organisation?.id;
    const isSide = organisation === mine.id || organisation === other.id;
    if (!isSide) return refuse('not-found');
    return decideAccess(who.actor, action, { owner: organisation, state }).ok ? allow(null) : refuse('not-found');
  };

/** A file one side gave the other, with its bytes in place. */
export async function aGivenFile(introductionId: string, organisationId: string, personId: string): Promise<string> {
  const bytes = new TextEncoder().encode('A note for both sides.');
  const file = { fileName: 'note.txt', mediaType: 'text/plain', size: bytes.length, sha256: sha256OfDocument(bytes) };
  const data = { ...file, organisationId, uploadedById: personId, introductionId, access: 'introduced' };
  const { id } = await db.document.create({ data: { ...data, purpose: 'introduction' }, select: { id: true } });
  await documentStorage().save(id, bytes);
  return id;
}

const aFileOf = async (world: World, phase: string): Promise<string> => {
  const introduction = await aReceived(world, phase);
  return `/introductions/${introduction}/files/${await aGivenFile(introduction, own(world), world.cast.writerId)}`;
};

/** A settled meeting; before acceptance there can be none. */
const aMeetingOf = async (world: World, phase: string): Promise<string> => {
  const introductionId = await aReceived(world, phase);
  if (phase !== 'accepted') return `/introductions/${introductionId}/meetings/${randomUUID()}`;
  const startsAt = new Date(Date.now() + 86_400_000);
  const made = { topic: 'Visit', duration: 60, options: [startsAt], startsAt, decidedById: world.cast.writerId };
  const data = { ...made, introductionId, organisationId: own(world), proposedById: world.cast.writerId };
  const { id } = await db.introductionMeeting.create({ data, select: { id: true } });
  return `/introductions/${introductionId}/meetings/${id}`;
};

/** A broker's proposal to the own organisation and another. */
async function aProposal(world: World, brokerId = world.cast.writerId): Promise<string> {
  const { own: mine, unverified: other } = world.cast.organisations;
  const capability = await aListing('capability', other.id, world.cast.writerId, 'published');
  const { id } = await db.brokerProposal.create({
    data: {
      ...{ opportunityId: world.opportunity.id, capabilityId: capability.id, brokerId, reason: 'They fit.' },
      ...{ opportunityOrganisationId: mine.id, capabilityOrganisationId: other.id },
      answerDueAt: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  });
  return `/proposals/${id}`;
}

const asParty: NonNullable<Probe['decide']> = (world, { actor }) => {
  const { own: mine, unverified: other } = world.cast.organisations;
  const organisation = actor?.organisation?.id;
  return organisation === mine.id || organisation === other.id ? allow(null) : refuse('not-found');
};

const callOn = async (world: World, phase: string): Promise<string> => {
  const { keys, opportunity, cast } = world;
  const facts = { keys, opportunityId: opportunity.id };
  return (await aCall(cast.organisations.own, cast.writerId, phase as 'open', facts)).reference;
};

/** Before acceptance there is nothing to take part in; after it everything is as on the page of contact details. */
const some = ['open', 'accepted'];
const reading = { action: 'introduction.read-contacts', states: some, owner: own } as const;

export const introducedReads: Probe[] = [
  {
    ...{
      route: 'routes/introductions/thread',
      method: 'GET',
      ...reading,
      decide: asPart('introduction.read-contacts'),
    },
    ask: async (world, _, phase) => ({ path: `/introductions/${await aReceived(world, phase)}/messages` }),
  },
  {
    ...{
      route: 'routes/introductions/meeting',
      method: 'GET',
      ...reading,
      decide: asPart('introduction.read-contacts'),
    },
    ask: async (world, _, phase) => ({ path: await aMeetingOf(world, phase) }),
  },
  {
    ...{ route: 'routes/introductions/file', method: 'GET', ...reading, decide: asPart('introduction.read-contacts') },
    ask: async (world, _, phase) => ({ path: await aFileOf(world, phase) }),
    allowed: [302, 303],
  },
  {
    ...{ route: 'routes/introductions/disclosure', method: 'GET', action: 'introduction.withdraw-consent' },
    ...{ states: some, owner: own, decide: asPart('introduction.withdraw-consent') },
    ask: async (world, _, phase) => ({ path: `/introductions/${await aReceived(world, phase)}/files` }),
  },
  {
    ...{ route: 'routes/brokering/board', method: 'GET', action: 'introduction.propose' },
    ask: () => ({ path: '/broker' }),
  },
  {
    ...{ route: 'routes/brokering/proposal', method: 'GET', decide: asParty },
    ask: async (world) => ({ path: await aProposal(world) }),
  },
  {
    ...{ route: 'routes/calls/clarifications', method: 'GET', states: callPhases },
    ask: async (world, _, phase) => ({ path: `/calls/${await callOn(world, phase)}/clarifications` }),
    decide: (_, __, state) => (state === 'draft' ? refuse('not-found') : allow(null)),
  },
];

export const introducedWrites: Probe[] = [
  {
    ...{ route: 'routes/introductions/detail', method: 'POST', action: 'introduction.withdraw-consent' },
    ...{ states: introductionPhases, owner: own },
    ask: async (world, _, phase) => ({
      path: `/introductions/${await aReceived(world, phase)}`,
      form: { intent: 'withdraw' },
    }),
    decide: (world, who, state) => {
      const { own: mine, unverified: other } = world.cast.organisations;
      const organisation = who.actor?.organisation?.id;
      if (organisation !== mine.id && organisation !== other.id) return refuse('not-found');
      const access = decideAccess(who.actor, 'introduction.withdraw-consent', { owner: organisation, state });
      return !access.ok && access.reason === 'wrong-state' ? refuse('not-found') : access;
    },
  },
  {
    ...{
      route: 'routes/introductions/thread',
      method: 'POST',
      ...reading,
      decide: asPart('introduction.read-contacts'),
    },
    ask: async (world, _, phase) => ({
      path: `/introductions/${await aReceived(world, phase)}/messages`,
      form: { intent: 'message', text: 'When shall we begin?' },
    }),
  },
  {
    ...{ route: 'routes/introductions/file', method: 'POST', ...reading, decide: asPart('introduction.read-contacts') },
    ask: async (world, _, phase) => ({ path: await aFileOf(world, phase), form: {} }),
    allowed: [302, 303],
  },
  {
    ...{ route: 'routes/introductions/disclosure', method: 'POST', action: 'introduction.read-contacts', owner: own },
    states: some,
    ask: async (world, _, phase) => ({
      path: `/introductions/${await aReceived(world, phase)}/files`,
      form: { intent: 'sign', version: '2026-11' },
    }),
    // Whoever may take consent back sees the page, and is told there what is missing for signing.
    decide: (world, who, state) => {
      const seen = asPart('introduction.withdraw-consent')(world, who, state, new Date());
      if (!seen.ok) return seen;
      return decideAccess(who.actor, 'introduction.read-contacts', { owner: who.actor?.organisation?.id, state });
    },
  },
  {
    ...{ route: 'routes/brokering/board', method: 'POST', action: 'introduction.propose' },
    ask: async (world) => {
      const { own: mine, foreign, unverified } = world.cast.organisations;
      const other = mine.id === foreign.id ? unverified : foreign;
      const [opportunity, capability] = await Promise.all([
        aListing('opportunity', mine.id, world.cast.writerId, 'published'),
        aListing('capability', other.id, world.cast.writerId, 'published'),
      ]);
      const form = { opportunity: opportunity.reference, capability: capability.reference, reason: 'They fit.' };
      return { path: '/broker', form: { intent: 'propose', ...form } };
    },
  },
  {
    ...{ route: 'routes/brokering/proposal', method: 'POST', action: 'introduction.answer', owner: own },
    ask: async (world) => ({ path: await aProposal(world), form: { intent: 'decline', reason: 'terms', note: '' } }),
    decide: (world, who) => {
      const party = asParty(world, who, '', new Date());
      return party.ok ? decideAccess(who.actor, 'introduction.answer', who.actor?.organisation?.id) : party;
    },
  },
  {
    ...{ route: 'routes/calls/clarifications', method: 'POST', action: 'clarification.ask', states: callPhases },
    owner: own,
    ask: async (world, _, phase) => ({
      path: `/calls/${await callOn(world, phase)}/clarifications`,
      form: { intent: 'ask', text: 'Is the data of last winter part of it?' },
    }),
    refusedAs: { 'wrong-state': 409 },
    decide: (world, who, state) => {
      const access = decideAccess(who.actor, 'clarification.ask', { owner: own(world) });
      if (!access.ok) return access;
      if (state === 'draft') return refuse('not-found');
      return decideAccess(who.actor, 'clarification.ask', { owner: own(world), state });
    },
  },
  {
    ...{ route: 'routes/calls/clarifications', method: 'POST', action: 'clarification.answer', states: callPhases },
    owner: own,
    refusedAs: { 'wrong-state': 409 },
    ask: async (world, who, phase) => {
      const reference = await callOn(world, phase);
      const { id: callId } = await db.call.findUniqueOrThrow({ where: { reference }, select: { id: true } });
      const asker = {
        organisationId: world.cast.organisations.foreign.id,
        askedById: who.actor?.personId ?? randomUUID(),
      };
      const data = { callId, ...asker, question: 'How long are the pipes?' };
      const { id } = await db.clarification.create({ data, select: { id: true } });
      return { path: `/calls/${reference}/clarifications`, form: { intent: 'answer', id, text: 'Twelve kilometres.' } };
    },
  },
];
