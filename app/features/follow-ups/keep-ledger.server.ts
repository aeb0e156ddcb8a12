// Keeping the ledger of an introduction: proposing a step, answering the other side's, planning one's own next date.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import {
  decidePlan,
  decideStep,
  decideStepAnswer,
  type EndReason,
  type FollowUpReason,
  type FollowUpStage,
  openStep,
  type StepAnswer,
} from '#app/domain/follow-up.ts';
import { readClock, type Transaction } from '#app/persistence/client.server.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import { answerStepRow, insertStep, listSteps, type Plan, savePlan } from '#app/persistence/follow-ups.server.ts';
import { type LockedIntroduction, lockIntroduction } from '#app/persistence/introductions.server.ts';
import { listMembers } from '#app/persistence/memberships.server.ts';
import { tellOtherSide } from './tell-follow-up.server.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

interface Loaded {
  readonly introduction: LockedIntroduction;
  readonly organisationId: string;
}

/** Locks the introduction: steps of both sides stand in line. */
async function load(tx: Transaction, actor: Actor, id: string): Promise<Loaded | null> {
  const introduction = uuid.test(id) ? await lockIntroduction(tx, id) : null;
  return introduction && { introduction, organisationId: actor.organisation?.id ?? '' };
}

export interface StepInput {
  readonly stage: FollowUpStage;
  readonly endReason: EndReason | null;
  readonly happenedOn: string;
  readonly note: string;
}

export const proposeStep = (actor: Actor, id: string, input: StepInput): Promise<Decision<true, FollowUpReason>> =>
  attempt({ kind: 'follow-up.proposed', actor, data: { introduction: id } }, async (tx) => {
    const loaded = await load(tx, actor, id);
    if (!loaded) return refuse('not-found');
    const { introduction, organisationId } = loaded;
    const [steps, now] = [await listSteps(id, tx), await readClock(tx)];
    const decision = decideStep({ actor, introduction, steps, ...input, now });
    if (!decision.ok) return decision;
    const by = { organisationId, proposedById: actor.personId };
    const step = await insertStep(tx, { ...input, ...by, introductionId: id, number: steps.length + 1 });
    const data = { stage: input.stage, step };
    await appendEvent(tx, { kind: 'follow-up.proposed', actor, subject: { type: 'introduction', id }, data });
    await tellOtherSide(tx, { introduction, organisationId, kind: 'follow-up.proposed', stage: input.stage, step });
    return allow(true);
  });

export const answerStep = (
  actor: Actor,
  id: string,
  { answer, note }: { answer: StepAnswer; note: string },
): Promise<Decision<true, FollowUpReason>> => {
  const kind = `follow-up.${answer}` as const;
  return attempt({ kind, actor, data: { introduction: id } }, async (tx) => {
    const loaded = await load(tx, actor, id);
    if (!loaded) return refuse('not-found');
    const { introduction, organisationId } = loaded;
    const [steps, at] = [await listSteps(id, tx), await readClock(tx)];
    const decision = decideStepAnswer({ actor, introduction, steps, answer, note });
    if (!decision.ok) return decision;
    const step = openStep(steps);
    if (!step) return refuse('nothing-open');
    await answerStepRow(tx, step.id, { answer, note, at, by: actor.personId, organisationId });
    const data = { stage: step.stage, step: step.id };
    await appendEvent(tx, { kind, actor, subject: { type: 'introduction', id }, data });
    if (kind !== 'follow-up.withdrawn')
      await tellOtherSide(tx, { introduction, organisationId, kind, stage: step.stage, step: step.id });
    return allow(true);
  });
};

export const planNext = (actor: Actor, id: string, plan: Plan): Promise<Decision<true, FollowUpReason>> =>
  attempt({ kind: 'follow-up.planned', actor, data: { introduction: id } }, async (tx) => {
    const loaded = await load(tx, actor, id);
    if (!loaded) return refuse('not-found');
    const { introduction, organisationId } = loaded;
    const members = organisationId === '' ? [] : await listMembers(organisationId, tx);
    const memberIds = members.map(({ personId }) => personId);
    const decision = decidePlan({ actor, introduction, memberIds, responsibleId: plan.responsibleId });
    if (!decision.ok) return decision;
    const changed = { changedById: actor.personId, changedAt: await readClock(tx) };
    await savePlan(tx, { introductionId: id, organisationId }, { ...plan, ...changed });
    const data = { nextOn: plan.nextOn ?? '' };
    await appendEvent(tx, { kind: 'follow-up.planned', actor, subject: { type: 'introduction', id }, data });
    return allow(true);
  });
