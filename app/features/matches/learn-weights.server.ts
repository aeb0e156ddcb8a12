// Learns the weights of the score again from what people decided; what is proven better on held-out listings goes live.

import { siteSubject } from '#app/domain/event.ts';
import { inTransaction } from '#app/persistence/client.server.ts';
import { appendEvent } from '#app/persistence/events.server.ts';
import { countPlaces, listDecidedPairs } from '#app/persistence/match-feedback.server.ts';
import {
  activateMatchModel,
  getActiveModel,
  insertMatchModel,
  listMatchModels,
  lockMatchModels,
} from '#app/persistence/match-models.server.ts';
import { type ModelReport, proposeModel } from '#search/matching/compare-models.ts';
import { priorModel } from '#search/matching/score.ts';
import { modelFrom } from './model-weights.ts';

/** The newest decisions count; older ones speak of another market. */
const mostDecisions = 50_000;
/** Fewer decisions than this, or hardly more than last time, are not worth a model. */
const leastDecisions = 100;
const worthwhileGrowth = 1.05;

export type Learning = 'too-few' | 'nothing-new' | 'kept' | 'activated';

/** Decisions the newest learned model knew; 0 without one. */
async function knownDecisions(): Promise<number> {
  const [newest] = await listMatchModels(1);
  const report = newest?.report as Partial<ModelReport> | null | undefined;
  return report?.decisions ?? 0;
}

export async function learnWeights(): Promise<Learning> {
  const [decided, places, known] = await Promise.all([
    listDecidedPairs(mostDecisions),
    countPlaces(),
    knownDecisions(),
  ]);
  if (decided.length < leastDecisions) return 'too-few';
  if (decided.length < known * worthwhileGrowth) return 'nothing-new';
  const pairs = decided.map(({ list, opportunityId, capabilityId, parts, position, gain }) => ({
    group: list === 'opportunity' ? opportunityId : capabilityId,
    ...{ text: parts.text, fit: parts.fit, position, gain },
  }));
  const live = await getActiveModel();
  const { model, report } = proposeModel(pairs, places, modelFrom(live.weights), priorModel);
  return inTransaction(async (tx) => {
    await lockMatchModels(tx);
    const number = await insertMatchModel(tx, { weights: model, report });
    // Compared with what is live no more: somebody chose another one meanwhile.
    const isStillLive = (await getActiveModel(tx)).number === live.number;
    const goesLive = report.goesLive && isStillLive;
    if (goesLive) await activateMatchModel(tx, number);
    const data = { number, before: live.number, decisions: report.decisions, by: 'comparison' };
    const kind = goesLive ? 'match-model.activated' : 'match-model.learned';
    await appendEvent(tx, { kind, actor: null, subject: siteSubject, data });
    return goesLive ? 'activated' : 'kept';
  });
}
