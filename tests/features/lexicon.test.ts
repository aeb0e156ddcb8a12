// The lexicon on the site: proposals, answers, and that accepted concepts reach matcher and export.
import { expect, test } from 'vitest';
import { exportLexicon, getLexicon, listProposals, takeInConcepts } from '#app/features/lexicon/get-lexicon.server.ts';
import { answerConcept, proposeConcept } from '#app/features/lexicon/propose-concept.server.ts';
import { db, readClock } from '#app/persistence/client.server.ts';
import { analyse } from '#search/matching/analysis.ts';
import { conceptMatcher, lexiconConcepts } from '#search/matching/lexicon.ts';
import { aNewWording, aProposal } from '../support/audit-lexicon-commands.ts';
import { traced } from '../support/audit-world.ts';
import { aLonePerson } from '../support/listing-world.ts';
import { must } from '../support/sample-listings.ts';

const anOperator = async () => traced(await aLonePerson({ platformRoles: ['operator'] }));
const conceptTerms = (text: string): string[] => analyse(text).filter((term) => term.startsWith('#'));

test('an accepted concept brings both languages together in the matcher, keeps all numbers and is exported', async () => {
  const before = conceptMatcher().concepts.length;
  const laser = conceptTerms('激光焊接');
  const zh = aNewWording();
  must(await proposeConcept(await aLonePerson(), { zh, en: 'zorblax flumen\nZorblax Flumens', reason: 'In use.' }));
  const { id } = await db.conceptProposal.findFirstOrThrow({ where: { zh: { has: zh } }, select: { id: true } });
  expect(conceptTerms(zh)).toEqual([]);
  must(await answerConcept(await anOperator(), id, { accept: true, note: '' }));
  expect(await takeInConcepts()).toBe(true);
  expect(await takeInConcepts()).toBe(false);
  expect(conceptTerms(zh)).toEqual(conceptTerms('a zorblax flumen'));
  expect(conceptTerms(zh)).toHaveLength(1);
  expect(conceptTerms('激光焊接')).toEqual(laser);
  expect(lexiconConcepts().length).toBeGreaterThan(before);
  const rows: unknown = JSON.parse(await exportLexicon());
  expect(rows).toContainEqual([zh, 'zorblax flumen|zorblax flumens']);
  const page = await getLexicon('zorblax', 1);
  expect(page.concepts.map((concept) => concept.zh)).toContainEqual([zh]);
});

test('traditional characters, full width and capitals are normalised; further words widen a known concept', async () => {
  const en = `wolverine ${Math.floor(Math.random() * 1e6)}x`;
  must(await proposeConcept(await aLonePerson(), { zh: '激光雷達', en: en.toUpperCase(), reason: '' }));
  const found = await db.conceptProposal.findFirstOrThrow({
    where: { en: { has: en } },
    select: { id: true, zh: true },
  });
  expect(found.zh).toEqual(['激光雷达']);
  const before = (await getLexicon('', 1)).total;
  must(await answerConcept(await anOperator(), found.id, { accept: true, note: '' }));
  expect((await getLexicon('', 1)).total).toBe(before);
  expect((await getLexicon(en, 1)).concepts[0]?.zh).toContain('激光雷达');
});

test.each([
  [{ zh: '', en: 'anything' }, 'wordings-needed'],
  [{ zh: 'laser', en: 'laser' }, 'wrong-language'],
  [{ zh: '某种说法', en: '说法' }, 'wrong-language'],
  [{ zh: '光', en: 'light of day' }, 'too-short'],
  [{ zh: '某种说法', en: 'x'.repeat(61) }, 'too-long'],
  [{ zh: '激光雷达', en: 'lidar' }, 'known-already'],
])('%o is refused: %s', async (words, reason) => {
  expect(await proposeConcept(await aLonePerson(), { ...words, reason: '' })).toEqual({ ok: false, reason });
});

test('twenty proposals of one person may be open, also when the last are sent at once', async () => {
  const person = await aLonePerson();
  const given = { en: ['newly coined wording'], proposedById: person.personId };
  await db.conceptProposal.createMany({ data: Array.from({ length: 18 }, () => ({ ...given, zh: [aNewWording()] })) });
  const send = () => proposeConcept(person, { zh: aNewWording(), en: 'newly coined wording', reason: '' });
  const answers = await Promise.all(Array.from({ length: 4 }, send));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect(answers.filter((one) => !one.ok && one.reason === 'too-many-open')).toHaveLength(2);
});

test('a proposal is answered once, with a reason when declined, by operators only', async () => {
  const { id } = await aProposal();
  const operator = await anOperator();
  expect(await answerConcept(await aLonePerson(), id, { accept: true, note: '' })).toMatchObject({ ok: false });
  const unexplained = await answerConcept(operator, id, { accept: false, note: ' ' });
  expect(unexplained).toEqual({ ok: false, reason: 'rejection-note-needed' });
  must(await answerConcept(operator, id, { accept: false, note: 'Not in use.' }));
  expect(await answerConcept(operator, id, { accept: true, note: '' })).toEqual({
    ok: false,
    reason: 'already-answered',
  });
  expect((await listProposals('answered', undefined)).proposals.map((one) => one.id)).toContain(id);
});

test('the database keeps answered proposals as they are and refuses half answers', async () => {
  const { id } = await aProposal();
  const change = (data: object) => db.conceptProposal.update({ where: { id }, data, select: { id: true } });
  const now = await readClock();
  await expect(change({ acceptedAt: now })).rejects.toThrow('concept_proposal_answered_by');
  await expect(change({ rejectedAt: now, answeredById: id })).rejects.toThrow('concept_proposal_rejection_says_why');
  await expect(change({ zh: ['换掉'] })).rejects.toThrow('answered, not changed');
  await change({ acceptedAt: now, answeredById: id });
  await expect(change({ answerNote: 'later' })).rejects.toThrow('stays as it is');
  await expect(db.conceptProposal.delete({ where: { id } })).rejects.toThrow('accepted concept stays');
});
