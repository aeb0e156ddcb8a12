// `npm run match:simulate [-- --seeds 5] [--decisions 5000] [--json]`: does feedback teach the score a hidden preference,
// and does it leave the score alone when people decide by chance?
import { parseArgs } from 'node:util';
import { simulateFeedback } from '#search/evaluation/feedback-simulation.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    decisions: { type: 'string', default: '5000' },
    json: { type: 'boolean', default: false },
  },
});

const rows = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1).flatMap((seed) =>
  (['preference', 'random'] as const).map((people) => {
    const { report, freshLive, freshLearned } = simulateFeedback({ seed, decisions: Number(values.decisions), people });
    return {
      seed,
      people,
      goesLive: report.goesLive,
      heldOutListings: report.heldOutGroups,
      heldOutNdcg: { live: report.live, learned: report.candidate, gain: report.candidate / report.live - 1 },
      standardErrors: report.errors,
      /** nDCG@10 by the hidden preference itself, on listings nobody decided about. */
      unseenNdcg:
        people === 'random' ? null : { live: freshLive, learned: freshLearned, gain: freshLearned / freshLive - 1 },
    };
  }),
);
const percent = (gain: number | undefined): string => (gain === undefined ? '' : `${(gain * 100).toFixed(1)} %`);
if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  for (const { seed, people, goesLive, heldOutNdcg, unseenNdcg, standardErrors } of rows)
    process.stdout.write(
      `seed ${seed}  ${people.padEnd(10)}  held out ${heldOutNdcg.live.toFixed(3)} → ${heldOutNdcg.learned.toFixed(3)} (${percent(heldOutNdcg.gain)}, ${standardErrors.toFixed(1)} standard errors)` +
        `${unseenNdcg ? `  unseen ${unseenNdcg.live.toFixed(3)} → ${unseenNdcg.learned.toFixed(3)} (${percent(unseenNdcg.gain)})` : ''}` +
        `  ${goesLive ? 'goes live' : 'stays away'}\n`,
    );
