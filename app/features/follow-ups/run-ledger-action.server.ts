// The three forms of a ledger's page: which was sent, and what came of it.
import type { Actor } from '#app/domain/actor.ts';
import { type Decision, refuse } from '#app/domain/decision.ts';
import type { FollowUpRefusal } from './follow-up-refusals.ts';
import { answerStep, planNext, proposeStep } from './keep-ledger.server.ts';
import { planInput, stepAnswerInput, stepInput } from './ledger-input.ts';

export type LedgerDone = 'proposed' | 'answered' | 'withdrawn' | 'planned';

const done = (result: Decision<true, FollowUpRefusal>, as: LedgerDone): Decision<LedgerDone, FollowUpRefusal> =>
  result.ok ? { ok: true, value: as } : result;

export async function runLedgerAction(
  actor: Actor,
  id: string,
  form: FormData,
): Promise<Decision<LedgerDone, FollowUpRefusal>> {
  const values = Object.fromEntries(form);
  if (form.get('intent') === 'plan') {
    const plan = planInput.safeParse(values);
    return plan.success ? done(await planNext(actor, id, plan.data), 'planned') : refuse('bad-words');
  }
  if (form.has('answer')) {
    const answer = stepAnswerInput.safeParse(values);
    if (!answer.success) return refuse('bad-words');
    return done(
      await answerStep(actor, id, answer.data),
      answer.data.answer === 'withdrawn' ? 'withdrawn' : 'answered',
    );
  }
  const step = stepInput.safeParse(values);
  return step.success ? done(await proposeStep(actor, id, step.data), 'proposed') : refuse('bad-words');
}
