// Brokers' proposals, and messages while a call is open, against a real database.
import { beforeAll, describe, expect, it } from 'vitest';
import { getBoard, getProposal } from '#app/features/brokering/get-proposals.server.ts';
import { declineProposal, proposePair, writeMinutes } from '#app/features/brokering/propose-pair.server.ts';
import { answerClarification, askClarification } from '#app/features/clarifications/ask-clarification.server.ts';
import { getClarifications } from '#app/features/clarifications/get-clarifications.server.ts';
import { answerIntroduction } from '#app/features/introductions/answer-introduction.server.ts';
import { letBrokerRead } from '#app/features/introductions/change-consent.server.ts';
import { expressInterest } from '#app/features/introductions/express-interest.server.ts';
import { getThread } from '#app/features/introductions/get-thread.server.ts';
import { sendMessage } from '#app/features/introductions/send-message.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { all, anAccepted, contact, refused, words } from '../support/introduced-world.ts';
import {
  aListedCapability,
  aListedOpportunity,
  aLonePerson,
  aVerifiedMember,
  deliver,
  type Member,
} from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

describe('a broker', () => {
  let buyer: Member;
  let supplier: Member;
  let pair: { opportunity: string; capability: string };
  beforeAll(async () => {
    buyer = await aVerifiedMember({ permissions: all });
    supplier = await aVerifiedMember({ permissions: all });
    const texts = { title: 'Acoustic leak search in buried pipes', titleTranslated: '' };
    const opportunity = (await aListedOpportunity(buyer, texts)).reference;
    pair = { opportunity, capability: (await aListedCapability(supplier, texts)).reference };
    await deliver('match');
  }, 60_000);

  it('proposes a pair from the board; both must want it; sees only what both allow, never contacts', async () => {
    const broker = await aLonePerson({ platformRoles: ['broker'] });
    const board = await getBoard(broker, 'Acoustic leak search', 0);
    expect(board.pairs.map(({ opportunity }) => opportunity.reference)).toContain(pair.opportunity);
    expect(await proposePair(broker, pair, 'Call 13912345678')).toEqual(refused('contact-in-text'));
    const { id } = must(await proposePair(broker, pair, 'They fit.'));
    expect(await proposePair(broker, pair, 'They fit.')).toEqual(refused('already-proposed'));
    expect(await getProposal(await aLonePerson({ platformRoles: ['broker'] }), id)).toBeNull();
    expect(await getProposal(await aVerifiedMember(), id)).toBeNull();
    const about = { list: 'opportunity', reference: pair.opportunity, proposal: id } as const;
    const offered = { ...words, offered: pair.capability };
    const other = { list: 'capability', reference: pair.capability, proposal: id } as const;
    const both = await Promise.all([
      expressInterest(supplier, about, offered),
      expressInterest(buyer, other, { ...words, offered: pair.opportunity }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok)).toEqual([refused('proposal-closed')]);
    const { id: introduction, toOrganisationId } = await db.introduction.findUniqueOrThrow({
      where: { proposalId: id },
    });
    const second = toOrganisationId === buyer.organisation.id ? buyer : supplier;
    expect(await getProposal(broker, id)).toMatchObject({ phase: 'one-side', answers: null });
    must(await answerIntroduction(second, introduction, { accept: true, contact }));
    const minutes = { visitedOn: '2026-11-20', text: 'Seen the plant.' };
    expect(await writeMinutes(broker, id, minutes)).toEqual(refused('not-shown'));
    must(await letBrokerRead(buyer, introduction, true));
    expect(await getProposal(broker, id)).toMatchObject({ phase: 'both', answers: null, isShown: false });
    must(await letBrokerRead(supplier, introduction, true));
    const view = await getProposal(broker, id);
    expect(view).toMatchObject({ isShown: true, answers: { cooperationSought: 'A joint trial' } });
    expect(JSON.stringify(view)).not.toContain('88001122');
    must(await writeMinutes(broker, id, minutes));
    expect((await getProposal(supplier, id))?.minutes).toMatchObject([
      { visitedOn: '2026-11-20', text: 'Seen the plant.' },
    ]);
    must(await letBrokerRead(buyer, introduction, false));
    expect(await getProposal(broker, id)).toMatchObject({ answers: null, minutes: [] });
  });

  it('hears a no with its reason, and neither side can express interest on it afterwards', async () => {
    const broker = await aLonePerson({ platformRoles: ['broker'] });
    const capability = (await aListedCapability(supplier)).reference;
    const { id } = must(await proposePair(broker, { ...pair, capability }, 'They fit.'));
    must(await declineProposal(buyer, id, { reason: 'too-early', note: '' }));
    expect(await getProposal(broker, id)).toMatchObject({ phase: 'declined', decline: { reason: 'too-early' } });
    const about = { list: 'opportunity', reference: pair.opportunity, proposal: id } as const;
    expect(await expressInterest(supplier, about, { ...words, offered: capability })).toEqual(
      refused('proposal-closed'),
    );
  });
});

describe('while a call on the opportunity is open', () => {
  it('messages about it are led to its public clarifications, which name no asker', async () => {
    const { sender, receiver, listing, id } = await anAccepted();
    const reference = `CL-${id.slice(0, 8).toUpperCase()}`;
    await db.call.create({
      data: {
        ...{
          reference,
          opportunityId: listing.id,
          organisationId: receiver.organisation.id,
          createdById: receiver.personId,
        },
        ...{ title: 'Leak challenge', mode: 'single-winner', terms: 'Terms', criteria: [{ name: 'All', weight: 100 }] },
        ...{ publishedAt: new Date(), publishedById: sender.personId, bidsUntil: new Date(Date.now() + 86_400_000) },
      },
    });
    expect(await sendMessage(sender, id, 'How long?')).toEqual(refused('call-open-ask'));
    expect(await sendMessage(receiver, id, 'Ten km')).toEqual(refused('call-open-answer'));
    expect((await getThread(sender, id, null))?.openCall).toEqual({ reference, isOwn: false });
    must(await askClarification(sender, reference, 'How long are the pipes?'));
    expect(await askClarification(receiver, reference, 'Mine?')).toEqual(refused('own-organisation'));
    expect((await getClarifications(null, reference))?.answered).toEqual([]);
    const [waiting] = (await getClarifications(receiver, reference))?.waiting ?? [];
    must(await answerClarification(receiver, reference, waiting?.id ?? '', 'Twelve kilometres.'));
    expect(await answerClarification(receiver, reference, waiting?.id ?? '', 'Again')).toEqual(
      refused('answered-already'),
    );
    for (const reader of [null, receiver, await aVerifiedMember()]) {
      const view = await getClarifications(reader, reference);
      expect(view?.answered).toMatchObject([{ question: 'How long are the pipes?', answer: 'Twelve kilometres.' }]);
      expect(JSON.stringify(view)).not.toMatch(new RegExp(`${sender.organisation.id}|${sender.personId}|Sender Ltd`));
    }
  });
});
