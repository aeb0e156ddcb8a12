// Commands on calls and bids, each with what it needs, for the tests of the audit trail.
import { randomUUID } from 'node:crypto';
import { toBase64 } from '#app/domain/bytes.ts';
import { submitBid, withdrawBid } from '#app/features/bids/submit-bid.server.ts';
import { createCustodianKey } from '#app/features/calls/custodian-key-in-browser.ts';
import { draftCall, editCall } from '#app/features/calls/draft-call.server.ts';
import { keepCustodianKey } from '#app/features/calls/keep-custodian-key.server.ts';
import { cancelCall, publishCall } from '#app/features/calls/publish-call.server.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Command } from './audit-commands.ts';
import { anAgent, traced } from './audit-world.ts';
import { aPublishedCall, aSealedBid, asSubmission, aWorld, passphrase, type World } from './call-world.ts';
import { must } from './sample-listings.ts';

let world: Promise<World> | undefined;
const sharedWorld = () => (world ??= aWorld());
const hour = 3_600_000;

const terms = async (title: string) => ({
  title,
  mode: 'single-winner' as const,
  terms: 'Terms',
  criteria: [{ name: 'All', weight: 100 }],
  bidsUntil: new Date(Date.now() + hour),
  shortPeriodReason: 'Test',
  custodians: { ...(await sharedWorld()).keyIds },
});

async function aDraft() {
  const { agency, opportunity } = await sharedWorld();
  const agent = await traced(agency.actor);
  const reference = must(await draftCall(agent, { ...(await terms('First')), opportunity }));
  return { agent, reference };
}

export const callCommands: readonly Command[] = [
  {
    kind: 'custodian-key.created',
    hashes: 'none',
    open: true,
    prepare: async () => {
      const key = await createCustodianKey(passphrase, 10);
      const input = { recipient: key.recipient, wrappedIdentity: toBase64(key.wrappedIdentity) };
      return { agent: await anAgent(), run: (actor) => keepCustodianKey(actor, input) };
    },
  },
  {
    kind: 'call.drafted',
    hashes: 'after',
    prepare: async () => {
      const { agency, opportunity } = await sharedWorld();
      const input = { ...(await terms('Call')), opportunity };
      return { agent: await traced(agency.actor), run: (actor) => draftCall(actor, input) };
    },
  },
  {
    kind: 'call.edited',
    hashes: 'both',
    prepare: async () => {
      const { agent, reference } = await aDraft();
      const input = await terms('Second');
      return { agent, run: (actor) => editCall(actor, reference, input) };
    },
  },
  {
    kind: 'call.published',
    hashes: 'both',
    prepare: async () => {
      const { agent, reference } = await aDraft();
      return { agent, run: (actor) => publishCall(actor, reference) };
    },
  },
  {
    kind: 'call.cancelled',
    hashes: 'none',
    prepare: async () => {
      const reference = await aPublishedCall(await sharedWorld(), hour);
      const agent = await traced((await sharedWorld()).agency.actor);
      return { agent, run: (actor) => cancelCall(actor, reference, '政策变化') };
    },
  },
];

async function aBid() {
  const call = await aPublishedCall(await sharedWorld(), hour);
  const agent = await anAgent();
  const { reference } = await db.organisation.findUniqueOrThrow({ where: { id: agent.organisation.id } });
  return { call, agent, submission: asSubmission(await aSealedBid(call, { actor: agent, reference })) };
}

export const bidCommands: readonly Command[] = [
  {
    kind: 'bid.submitted',
    hashes: 'none',
    prepare: async () => {
      const { call, agent, submission } = await aBid();
      return { agent, run: (actor) => submitBid(actor, call, submission) };
    },
  },
  {
    kind: 'bid.withdrawn',
    hashes: 'none',
    prepare: async () => {
      const { call, agent, submission } = await aBid();
      const receipt = await submitBid(agent, call, submission);
      if (!receipt.ok) throw new Error(receipt.reason);
      const input = { call, idempotencyKey: randomUUID(), versionId: receipt.value.id };
      return { agent, run: (actor) => withdrawBid(actor, input) };
    },
  },
];
