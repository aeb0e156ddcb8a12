// Answer rate and median answer time: counted from what was answered or ran out, told from five on.
import { expect, it } from 'vitest';
import { answerRate } from '#app/domain/responsiveness.ts';
import { getResponsiveness } from '#app/features/responsiveness/get-responsiveness.server.ts';
import { db } from '#app/persistence/client.server.ts';
import { aListedOpportunity, aVerifiedMember } from '../support/listing-world.ts';

const hour = 3_600_000;

it('an organisation is told of from five settled requests on, with the median of its answers', async () => {
  const [from, to] = [await aVerifiedMember(), await aVerifiedMember()];
  const { id: opportunityId } = await aListedOpportunity(to);
  const sides = { fromOrganisationId: from.organisation.id, toOrganisationId: to.organisation.id };
  const ask = (daysAgo: number, answer: object, due = 14) => {
    const sentAt = new Date(Date.now() - daysAgo * 24 * hour);
    const words = { opportunityId, sentById: from.personId, cooperationSought: 'A trial', aboutUs: 'We', sentAt };
    return db.introduction.create({
      data: { ...sides, ...words, answerDueAt: new Date(sentAt.getTime() + due * 24 * hour), ...answer },
    });
  };
  const after = (daysAgo: number, hours: number) => new Date(Date.now() - daysAgo * 24 * hour + hours * hour);
  await ask(40, { acceptedAt: after(40, 2) });
  await ask(40, { declinedAt: after(40, 10), declineReason: 'terms' });
  await ask(40, { acceptedAt: after(40, 30) });
  await ask(40, {});
  // Neither counts: still open, taken back, too long ago.
  await ask(3, {});
  await ask(40, { cancelledAt: after(40, 1) });
  await ask(400, {});
  expect(await getResponsiveness(to.organisation.id)).toBeNull();
  await ask(40, {});
  const facts = await getResponsiveness(to.organisation.id);
  expect(facts).toMatchObject({ settled: 5, answered: 3 });
  expect(facts?.medianHours).toBeCloseTo(10, 3);
  expect(facts && answerRate(facts)).toBe(60);
});
