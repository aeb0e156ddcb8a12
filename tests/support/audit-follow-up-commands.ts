// Commands on the follow-up ledger, on mails and settings, and of guarding, for the audit tests.
import type { Actor } from '#app/domain/actor.ts';
import { answerStep, planNext, proposeStep } from '#app/features/follow-ups/keep-ledger.server.ts';
import { answerReport } from '#app/features/guarding/decide-report.server.ts';
import { inviteAgain, keepBlock, reportIntroduction } from '#app/features/guarding/guard-introduction.server.ts';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { sendAgain } from '#app/features/mail-desk/run-mail-desk.server.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Command } from './audit-commands.ts';
import { anAgent, traced } from './audit-world.ts';
import { aListedOpportunity, aLonePerson } from './listing-world.ts';
import { must } from './sample-listings.ts';

const contact = { name: '联系人', phone: '13800000000', email: 'contact@example.test' };
const interest = { cooperationSought: '共同试点', questions: '', aboutUs: '我们', offered: '', contact };

async function anIntroduction(answer: 'accepted' | 'declined' | null) {
  const [from, to] = [await anAgent(), await anAgent()];
  const about = { list: 'opportunity' as const, reference: (await aListedOpportunity(to)).reference };
  const { id } = must(await expressInterest(from, about, interest));
  if (answer === 'accepted') must(await answerIntroduction(to, id, { accept: true, contact }));
  if (answer === 'declined') must(await answerIntroduction(to, id, { accept: false, reason: 'terms', note: '' }));
  return { from, to, id };
}

const talk = { stage: 'talk', endReason: null, happenedOn: '2026-01-05', note: '' } as const;

/** Done by the receiving side of an introduction, after what `before` prepares. */
const onIntroduction = (
  kind: Command['kind'],
  answer: 'accepted' | 'declined' | null,
  run: (actor: Actor, id: string) => Promise<unknown>,
  before: (sides: { from: Actor; to: Actor; id: string }) => Promise<unknown> = async () => {},
): Command => ({
  kind,
  hashes: 'none',
  prepare: async () => {
    const sides = await anIntroduction(answer);
    await before(sides);
    return { agent: sides.to, run: (actor) => run(actor, sides.id) };
  },
});

/** Done by an operator. */
const byOperator = (kind: Command['kind'], prepare: () => Promise<(actor: Actor) => Promise<unknown>>): Command => ({
  kind,
  hashes: 'none',
  prepare: async () => ({
    run: await prepare(),
    agent: await traced(await aLonePerson({ platformRoles: ['operator'] })),
  }),
});

export const followUpCommands: readonly Command[] = [
  onIntroduction('follow-up.proposed', 'accepted', (actor, id) => proposeStep(actor, id, talk)),
  onIntroduction(
    'follow-up.confirmed',
    'accepted',
    (actor, id) => answerStep(actor, id, { answer: 'confirmed', note: '' }),
    async ({ from, id }) => must(await proposeStep(from, id, talk)),
  ),
  onIntroduction(
    'follow-up.disputed',
    'accepted',
    (actor, id) => answerStep(actor, id, { answer: 'disputed', note: '没有见面' }),
    async ({ from, id }) => must(await proposeStep(from, id, talk)),
  ),
  onIntroduction(
    'follow-up.withdrawn',
    'accepted',
    (actor, id) => answerStep(actor, id, { answer: 'withdrawn', note: '' }),
    async ({ to, id }) => must(await proposeStep(to, id, talk)),
  ),
  onIntroduction('follow-up.planned', 'accepted', (actor, id) =>
    planNext(actor, id, { nextOn: '2027-01-05', responsibleId: null, note: '' }),
  ),
  onIntroduction('introduction.invited-again', 'declined', (actor, id) => inviteAgain(actor, id)),
  onIntroduction('organisation.blocked', null, (actor, id) => keepBlock(actor, id, true)),
  onIntroduction(
    'organisation.unblocked',
    null,
    (actor, id) => keepBlock(actor, id, false),
    async ({ to, id }) => must(await keepBlock(to, id, true)),
  ),
  onIntroduction('organisation.report-sent', null, (actor, id) =>
    reportIntroduction(actor, id, { reason: 'spam', words: '' }),
  ),
  byOperator('site.report-decided', async () => {
    const { to, id } = await anIntroduction(null);
    must(await reportIntroduction(to, id, { reason: 'spam', words: '' }));
    const report = await db.introductionReport.findFirstOrThrow({
      where: { introductionId: id },
      select: { id: true },
    });
    return (actor) => answerReport(actor, report.id, { decision: 'warned', note: '请勿群发' });
  }),
  byOperator('site.mail-retried', async () => {
    const mail = { toAddress: 'gone@example.org', template: 'test', subject: 'x', body: 'x' };
    const data = { ...mail, givenUpAt: new Date(), failure: 'refused' };
    const { id } = await db.mail.create({ data, select: { id: true } });
    return (actor) => sendAgain(actor, id);
  }),
];
