// Once a day the weights of the matching score are learned again from what people decided.
import { learnWeights } from '#app/features/matches/learn-weights.server.ts';

export async function learnFromFeedback(): Promise<void> {
  await learnWeights();
}
