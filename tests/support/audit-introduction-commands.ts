// Commands on introductions, brokers' proposals and clarifications, each with what it needs, for the tests of the audit trail.
import type { Actor } from '#app/domain/actor.ts';
import {
  declineProposal,
  proposePair,
  withdrawProposal,
  writeMinutes,
} from '#app/features/brokering/propose-pair.server.ts';
import { answerClarification, askClarification } from '#app/features/clarifications/ask-clarification.server.ts';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import {
  callMeetingOff,
  chooseMeetingTime,
  proposeMeeting,
} from '#app/features/introductions/arrange-meeting.server.ts';
import { askFirst, replyToQuestion } from '#app/features/introductions/ask-first.server.ts';
import { letBrokerRead, shareContacts, withdrawContacts } from '#app/features/introductions/change-consent.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { giveFiles, takeBackFile } from '#app/features/introductions/give-files.server.ts';
import { openFile } from '#app/features/introductions/read-file.server.ts';
import { sendMessage } from '#app/features/introductions/send-message.server.ts';
import { revokeAgreement, signAgreement } from '#app/features/introductions/sign-agreement.server.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Command } from './audit-commands.ts';
import { anAgent, traced } from './audit-world.ts';
import { aPublishedCall, aWorld, type World } from './call-world.ts';
import { aListedCapability, aListedOpportunity, aLonePerson, type Member } from './listing-world.ts';
import { must } from './sample-listings.ts';

const contact = { name: '联系人', phone: '13800000000', email: 'contact@example.test' };
const words = { cooperationSought: '共同试点', questions: '', aboutUs: '我们', offered: '', contact };
const version = '2026-11';
const note = { name: 'note.txt', bytes: new TextEncoder().encode('A note for both sides.') };
const tomorrow = () => new Date(Date.now() + 86_400_000);

const asMember = (actor: Actor): Member => {
  if (!actor.organisation) throw new Error('acts for nobody');
  return { ...actor, organisation: actor.organisation };
};

async function anOpen() {
  const [from, to] = [asMember(await anAgent()), await anAgent()];
  const { reference } = await aListedOpportunity(to);
  return { from, to, id: must(await expressInterest(from, { list: 'opportunity', reference }, words)).id };
}

async function anAccepted() {
  const made = await anOpen();
  must(await answerIntroduction(made.to, made.id, { accept: true, contact }));
  return made;
}

/** A command of the sender on an accepted introduction, after what prepares it. */
const between = (
  kind: Command['kind'],
  run: (actor: Actor, id: string, made: string) => Promise<unknown>,
  first: (facts: { from: Member; to: Actor; id: string }) => Promise<string> = async () => '',
): Command => ({
  kind,
  hashes: 'none',
  prepare: async () => {
    const facts = await anAccepted();
    const made = await first(facts);
    return { agent: facts.from, run: (actor) => run(actor, facts.id, made) };
  },
});

const aFileFrom = async (actor: Actor, id: string): Promise<string> => {
  must(await giveFiles(actor, id, 'introduced', [note]));
  return (await db.document.findFirstOrThrow({ where: { introductionId: id }, select: { id: true } })).id;
};
const aMeetingFrom = async (actor: Actor, id: string): Promise<string> => {
  must(await proposeMeeting(actor, id, { topic: 'Visit', place: '', duration: 60, options: [tomorrow()] }));
  return (await db.introductionMeeting.findFirstOrThrow({ where: { introductionId: id }, select: { id: true } })).id;
};
const firstOption = async (id: string) =>
  (await db.introductionMeeting.findUniqueOrThrow({ where: { id }, select: { options: true } })).options[0] ?? null;

const introduced: readonly Command[] = [
  {
    kind: 'introduction.question-asked',
    hashes: 'none',
    prepare: async () => {
      const { to, id } = await anOpen();
      return { agent: to, run: (actor) => askFirst(actor, id, 'How many sensors?') };
    },
  },
  {
    kind: 'introduction.question-answered',
    hashes: 'none',
    prepare: async () => {
      const { from, to, id } = await anOpen();
      must(await askFirst(to, id, 'How many sensors?'));
      return { agent: from, run: (actor) => replyToQuestion(actor, id, 'Forty.') };
    },
  },
  between('introduction.message-sent', (actor, id) => sendMessage(actor, id, 'Hello')),
  between('introduction.consent-withdrawn', withdrawContacts),
  between('introduction.consent-given', (actor, id) => shareContacts(actor, id, contact)),
  between('introduction.broker-admitted', (actor, id) => letBrokerRead(actor, id, true)),
  between('introduction.broker-shut-out', (actor, id) => letBrokerRead(actor, id, false)),
  between('introduction.agreement-signed', (actor, id) => signAgreement(actor, id, version)),
  between('introduction.agreement-revoked', revokeAgreement, async ({ from, id }) => {
    must(await signAgreement(from, id, version));
    return '';
  }),
  between('introduction.files-given', (actor, id) => giveFiles(actor, id, 'introduced', [note])),
  between('introduction.file-removed', takeBackFile, ({ from, id }) => aFileFrom(from, id)),
  between(
    'introduction.file-read',
    (actor, id, file) => openFile(asMember(actor), id, file),
    ({ to, id }) => aFileFrom(to, id),
  ),
  between('introduction.meeting-proposed', (actor, id) =>
    proposeMeeting(actor, id, { topic: 'Visit', place: '', duration: 60, options: [tomorrow()] }),
  ),
  between(
    'introduction.meeting-settled',
    async (actor, id, meeting) => chooseMeetingTime(actor, id, meeting, await firstOption(meeting)),
    ({ to, id }) => aMeetingFrom(to, id),
  ),
  between('introduction.meeting-cancelled', callMeetingOff, ({ from, id }) => aMeetingFrom(from, id)),
];

async function aPair() {
  const [buyer, supplier] = [await anAgent(), asMember(await anAgent())];
  const opportunity = (await aListedOpportunity(buyer)).reference;
  const capability = (await aListedCapability(supplier)).reference;
  const broker = await traced(await aLonePerson({ platformRoles: ['broker'] }));
  return { buyer, supplier, broker, pair: { opportunity, capability } };
}

async function aProposal() {
  const made = await aPair();
  return { ...made, id: must(await proposePair(made.broker, made.pair, 'They fit.')).id };
}

/** With both sides' consent to the broker. */
async function aShownProposal() {
  const { supplier, buyer, broker, pair, id } = await aProposal();
  const about = { list: 'opportunity' as const, reference: pair.opportunity, proposal: id };
  const sent = must(await expressInterest(supplier, about, { ...words, offered: pair.capability }));
  must(await answerIntroduction(buyer, sent.id, { accept: true, contact }));
  for (const side of [supplier, buyer]) must(await letBrokerRead(side, sent.id, true));
  return { broker, id };
}

const brokering: readonly Command[] = [
  {
    kind: 'proposal.made',
    hashes: 'none',
    prepare: async () => {
      const { broker, pair } = await aPair();
      return { agent: broker, run: (actor) => proposePair(withoutRole(actor, broker), pair, 'They fit.') };
    },
  },
  {
    kind: 'proposal.withdrawn',
    hashes: 'none',
    prepare: async () => {
      const { broker, id } = await aProposal();
      return { agent: broker, run: (actor) => withdrawProposal(actor, id) };
    },
  },
  {
    kind: 'proposal.declined',
    hashes: 'none',
    prepare: async () => {
      const { buyer, id } = await aProposal();
      return { agent: buyer, run: (actor) => declineProposal(actor, id, { reason: 'terms', note: '' }) };
    },
  },
  {
    kind: 'proposal.minutes-written',
    hashes: 'none',
    prepare: async () => {
      const { broker, id } = await aShownProposal();
      return { agent: broker, run: (actor) => writeMinutes(actor, id, { visitedOn: '2026-11-20', text: 'Seen.' }) };
    },
  },
];

/** Another broker may propose as well: who is tried instead has no role. */
const withoutRole = (actor: Actor, broker: Actor): Actor =>
  actor.personId === broker.personId ? actor : { ...actor, platformRoles: [] };

let world: Promise<World> | undefined;
const sharedWorld = () => (world ??= aWorld());

const clarifying: readonly Command[] = [
  {
    kind: 'call.clarification-asked',
    hashes: 'none',
    prepare: async () => {
      const reference = await aPublishedCall(await sharedWorld(), 60_000);
      return { agent: await anAgent(), run: (actor) => askClarification(actor, reference, 'How long is the pipe?') };
    },
  },
  {
    kind: 'call.clarification-answered',
    hashes: 'none',
    prepare: async () => {
      const { agency } = await sharedWorld();
      const reference = await aPublishedCall(await sharedWorld(), 60_000);
      must(await askClarification(await anAgent(), reference, 'How long is the pipe?'));
      const { id } = await db.clarification.findFirstOrThrow({ where: { call: { reference } }, select: { id: true } });
      const agent = await traced({
        ...agency.actor,
        ...(agency.actor.organisation && {
          organisation: {
            ...agency.actor.organisation,
            permissions: [...agency.actor.organisation.permissions, 'answer'],
          },
        }),
      });
      return { agent, run: (actor) => answerClarification(actor, reference, id, 'Twelve kilometres.') };
    },
  },
];

export const introducedCommands: readonly Command[] = [...introduced, ...brokering, ...clarifying];
