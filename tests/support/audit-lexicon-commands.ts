// Commands on the matcher's lexicon, for the tests of the audit trail.
import { answerConcept, proposeConcept } from '#app/features/lexicon/propose-concept.server.ts';
import { db } from '#app/persistence/client.server.ts';
import type { Command } from './audit-commands.ts';
import { traced } from './audit-world.ts';
import { aLonePerson } from './listing-world.ts';
import { must } from './sample-listings.ts';

const digits = '零一二三四五六七八九';

/** A wording nobody has yet. */
export const aNewWording = (): string =>
  `新词${[...String(Math.floor(Math.random() * 1e12))].map((digit) => digits[Number(digit)]).join('')}`;

/** An open proposal of somebody. */
export async function aProposal(): Promise<{ id: string; zh: string; proposedById: string }> {
  const proposer = await aLonePerson();
  const zh = aNewWording();
  must(await proposeConcept(proposer, { zh, en: 'newly coined wording', reason: '' }));
  const where = { proposedById: proposer.personId };
  const { id } = await db.conceptProposal.findFirstOrThrow({ where, select: { id: true } });
  return { id, zh, proposedById: proposer.personId };
}

const answer = (kind: 'lexicon.accepted' | 'lexicon.rejected'): Command => ({
  kind,
  hashes: 'none',
  prepare: async () => {
    const { id } = await aProposal();
    return {
      agent: await traced(await aLonePerson({ platformRoles: ['operator'] })),
      run: (actor) => answerConcept(actor, id, { accept: kind === 'lexicon.accepted', note: 'Not in use.' }),
    };
  },
});

export const lexiconCommands: readonly Command[] = [
  {
    kind: 'lexicon.proposed',
    hashes: 'none',
    open: true,
    prepare: async () => ({
      agent: await traced(await aLonePerson()),
      run: (actor) => proposeConcept(actor, { zh: aNewWording(), en: 'newly coined wording', reason: '' }),
    }),
  },
  answer('lexicon.accepted'),
  answer('lexicon.rejected'),
];
