// An operator lets other weights score: a step back, or a learned model the comparison did not let through.
import type { Actor } from '#app/domain/actor.ts';
import { allow, type Decision, refuse } from '#app/domain/decision.ts';
import { siteSubject } from '#app/domain/event.ts';
import { decideActivation, type ModelReason } from '#app/domain/match-feedback.ts';
import { appendEvent, attempt } from '#app/persistence/events.server.ts';
import {
  activateMatchModel,
  findMatchModel,
  getActiveModel,
  lockMatchModels,
} from '#app/persistence/match-models.server.ts';

/** Operators act for the platform, whatever organisation they belong to besides. */
const asStaff = (actor: Actor): Actor => ({ ...actor, organisation: null });

/** The matcher takes the weights up by the event, and makes all matches again with them. */
export async function activateModel(actor: Actor | null, number: number): Promise<Decision<true, ModelReason>> {
  const kind = 'match-model.activated';
  return attempt({ kind, actor, data: { number } }, async (tx) => {
    await lockMatchModels(tx);
    const model = Number.isInteger(number) ? await findMatchModel(tx, number) : null;
    const decision = decideActivation({ actor, model });
    if (!decision.ok) return decision;
    if (!actor) return refuse('sign-in-needed');
    const before = (await getActiveModel(tx)).number;
    await activateMatchModel(tx, number);
    const data = { number, before, by: 'operator' };
    await appendEvent(tx, { kind, actor: asStaff(actor), subject: siteSubject, data });
    return allow(true);
  });
}
