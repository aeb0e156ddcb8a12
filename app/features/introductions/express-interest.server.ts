// Sending an expression of interest to the organisation behind a listing.
import type { Actor } from '#app/domain/actor.ts';
import { type Decision, refuse } from '#app/domain/decision.ts';
import { decideInterest, type InterestReason } from '#app/domain/introduction.ts';
import type { List } from '#app/domain/listing.ts';
import { readClock } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  countInterest,
  findInterestListing,
  insertIntroduction,
  lockInterest,
} from '#app/persistence/introductions.server.ts';
import type { InterestInput } from './introduction-input.ts';
import { mailIntroduction } from './mail-introduction.server.ts';

/** `list` and `reference` name the other side's listing; the offered one is of the other list. */
export async function expressInterest(
  actor: Actor & { organisation: NonNullable<Actor['organisation']> },
  about: { list: List; reference: string },
  input: InterestInput,
): Promise<Decision<{ id: string }, InterestReason>> {
  const own = actor.organisation.id;
  const [target, offered] = await Promise.all([
    findInterestListing(about.list, about.reference),
    input.offered === ''
      ? null
      : findInterestListing(about.list === 'opportunity' ? 'capability' : 'opportunity', input.offered),
  ]);
  if (!target) return refuse('not-found');
  if (input.offered !== '' && !offered) return refuse('offered-not-own');
  const [opportunity, capability] = about.list === 'opportunity' ? [target, offered] : [offered, target];
  const pair = { opportunityId: opportunity?.id ?? null, capabilityId: capability?.id ?? null };
  return attempt({ kind: 'introduction.sent', actor, data: { reference: about.reference } }, async (tx) => {
    await lockInterest(tx, own);
    const now = await readClock(tx);
    const counts = await countInterest(tx, { from: own, to: target.organisationId, targetId: target.id, now });
    const decision = decideInterest({ actor, target, offered, ...counts, now });
    if (!decision.ok) return decision;
    const id = await insertIntroduction(tx, {
      ...pair,
      fromOrganisationId: own,
      toOrganisationId: target.organisationId,
      sentById: actor.personId,
      cooperationSought: input.cooperationSought,
      questions: input.questions,
      aboutUs: input.aboutUs,
      sentAt: now,
      answerDueAt: decision.value.answerDueAt,
      contact: input.contact,
    });
    await appendEvent(tx, { kind: 'introduction.sent', actor, subject: { type: 'introduction', id } });
    await mailIntroduction(tx, {
      kind: 'sent',
      introductionId: id,
      title: target.title,
      from: own,
      to: target.organisationId,
      dueAt: decision.value.answerDueAt,
    });
    return { ok: true, value: { id } };
  });
}
